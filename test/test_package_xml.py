"""package.xml is a valid format 3 manifest and agrees with setup.py."""

import os
from pathlib import Path
import re
import runpy
import shutil
import subprocess

from lxml import etree
import setuptools

import llm_bridge

ROOT = Path(__file__).resolve().parents[1]
MANIFEST = etree.parse(str(ROOT / 'package.xml')).getroot()

# The part of REP-149 that this manifest uses, written down as a Relax NG schema of our own.
SCHEMA = etree.RelaxNG(
    etree.fromstring(b"""
<element name="package" xmlns="http://relaxng.org/ns/structure/1.0"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <attribute name="format"><value>3</value></attribute>
  <element name="name">
    <data type="string"><param name="pattern">[a-z][a-z0-9_]*[a-z0-9]</param></data>
  </element>
  <element name="version">
    <data type="string"><param name="pattern">[0-9]+\\.[0-9]+\\.[0-9]+</param></data>
  </element>
  <element name="description"><text/></element>
  <oneOrMore><element name="maintainer"><attribute name="email"/><text/></element></oneOrMore>
  <oneOrMore>
    <element name="license"><optional><attribute name="file"/></optional><text/></element>
  </oneOrMore>
  <zeroOrMore><choice>
    <element name="exec_depend"><text/></element>
    <element name="build_depend"><text/></element>
    <element name="depend"><text/></element>
    <element name="test_depend"><text/></element>
  </choice></zeroOrMore>
  <element name="export"><element name="build_type"><value>ament_python</value></element></element>
</element>""")
)


def test_the_manifest_is_valid():
    assert SCHEMA.validate(MANIFEST), SCHEMA.error_log


def test_versions_agree():
    setup = (ROOT / 'setup.py').read_text(encoding='utf-8')
    assert MANIFEST.findtext('version') == llm_bridge.__version__
    assert f"version='{llm_bridge.__version__}'" in setup


def test_every_dependency_is_named_once_per_use():
    names = [(d.tag, d.text) for d in MANIFEST.iterchildren('{*}*') if d.tag.endswith('depend')]
    assert len(names) == len(set(names))


def test_the_licence_file_is_the_one_named():
    licence = MANIFEST.find('license')
    assert licence.text == 'Apache-2.0'
    assert re.search(r'Apache License\s+Version 2.0', (ROOT / licence.get('file')).read_text())


def test_ros_packages_that_the_code_imports_are_declared():
    declared = {d.text for d in MANIFEST.iterchildren('{*}*') if d.tag.endswith('depend')}
    imported = set()
    for file in (*ROOT.glob('llm_bridge/**/*.py'), *ROOT.glob('sim/*.py')):
        imported |= set(
            re.findall(
                r'^\s*(?:from|import) (\w+_msgs|\w+_srvs|rclpy)\b',
                file.read_text(encoding='utf-8'),
                re.MULTILINE,
            )
        )
    assert imported <= declared


def test_a_sourced_workspace_has_the_command_line_on_its_path(monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT)
    given = {}
    monkeypatch.setattr(setuptools, 'setup', lambda **values: given.update(values))
    runpy.run_path('setup.py')
    [script] = dict(given['data_files'])['bin']
    for folder in ('bin', 'lib/llm_bridge'):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(script, tmp_path / 'bin')
    installed = tmp_path / 'lib' / 'llm_bridge' / 'llm-bridge'
    installed.write_text('#!/bin/sh\necho "$@"\n', encoding='utf-8')
    installed.chmod(0o755)
    said = subprocess.run(
        ['llm-bridge', 'say', 'turn on the lamp'],
        env={'PATH': f'{tmp_path / "bin"}:{os.environ["PATH"]}'},
        cwd='/',
        capture_output=True,
        text=True,
    )
    assert said.stdout == 'say turn on the lamp\n'
