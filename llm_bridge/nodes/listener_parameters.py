"""Parameters of the listener node."""

from llm_bridge.adapters.parameters_ros import Parameter
from llm_bridge.nodes.executor_parameters import PARAMETERS as EXECUTOR
from llm_bridge.nodes.executor_parameters import SITE

_OF_THE_EXECUTOR = ('mqtt_acknowledge_s', 'mqtt_guarded')

PARAMETERS = (
    SITE,
    Parameter(
        'microphone',
        '',
        "a microphone's number or part of its name, 'default', or empty: only satellites",
    ),
    Parameter('area', '', 'area in which the microphone is'),
    Parameter(
        'satellites',
        '',
        "sources of sound over ROS 2 and MQTT and their areas: 'kitchen=kitchen door=hall'",
    ),
    Parameter(
        'speak',
        'none',
        'what says replies aloud here',
        choices=('none', 'espeak', 'piper'),
    ),
    Parameter(
        'speak_voice',
        '',
        "voice of espeak-ng (espeak-ng --voices) or piper (an .onnx file); empty: the site's "
        'language, or the installed one',
    ),
    Parameter(
        'speech_model',
        '',
        'folder of a CTranslate2 Whisper model, or openai:URL#NAME for a server; empty: the '
        'installed one',
    ),
    Parameter('wyoming_port', 0, "port for Home Assistant's Assist (10300); 0: none", 0, 65535),
    Parameter('wyoming_host', '127.0.0.1', 'address that it listens on; 0.0.0.0: every one'),
    Parameter('wyoming_area', '', 'area of what is said there'),
    Parameter(
        'wake_word', '', "words that a command begins with ('hey bridge'); empty: none is needed"
    ),
    Parameter('threads', 0, 'of the recognition; 0: one a core, at most 4', 0, 64),
    Parameter('act_from', 0.6, 'confidence below which it asks what was said', 0.0, 1.0),
    Parameter('ask_from', 0.3, 'confidence below which it takes it for noise', 0.0, 1.0),
    Parameter('pause_s', 0.6, 'a pause so long ends a command, in seconds', 0.2, 3.0),
    *(it for it in EXECUTOR if it.name.startswith('mqtt_') and it.name not in _OF_THE_EXECUTOR),
)
