"""Build and install the ament_python package."""

from glob import glob
import os

from setuptools import find_packages, setup

NAME = 'llm_bridge'


def tree(folder, *patterns):
    """Return data_files entries for the files under a folder, keeping its shape."""
    entries = []
    for parent, _, _ in os.walk(folder):
        files = sorted({f for p in patterns for f in glob(f'{parent}/{p}') if os.path.isfile(f)})
        if files and '__pycache__' not in parent:
            entries.append((f'share/{NAME}/{parent}', files))
    return entries


setup(
    name=NAME,
    version='0.1.0',
    packages=find_packages(include=[NAME, f'{NAME}.*']),
    package_data={
        NAME: [
            '**/*.yaml',
            '**/*.json',
            '**/*.jsonl',
            '**/*.md',
            '**/*.safetensors',
            '**/*.lark',
            '**/*.txt',
            '**/*.css',
            '**/*.js',
            'py.typed',
        ]
    },
    data_files=[
        ('share/ament_index/resource_index/packages', [f'resource/{NAME}']),
        (f'share/{NAME}', ['package.xml']),
        ('bin', ['resource/llm-bridge']),
        # Programs of the simulation: started by path, not imported.
        (f'lib/{NAME}', glob('sim/*.py')),
        *tree('launch', '*.launch.py'),
        *tree('config', '*.yaml', '*.conf', 'acl', '*.xml', '*.rviz', '*.json'),
        *tree('sim', '*.sdf', '*.config', '*.stl', '*.dae'),
    ],
    install_requires=['setuptools'],
    zip_safe=False,
    maintainer='llm_bridge maintainers',
    maintainer_email='maintainers@llm-bridge.invalid',
    description='Commands in words become validated action graphs for robots and IoT devices.',
    license='Apache-2.0',
    entry_points={
        'console_scripts': [
            'llm-bridge = llm_bridge.cli:main',
            'bridge_node = llm_bridge.nodes.bridge_node:main',
            'executor_node = llm_bridge.nodes.executor_node:main',
            'listener_node = llm_bridge.nodes.listener_node:main',
            'broker = llm_bridge.nodes.broker:main',
        ],
    },
)
