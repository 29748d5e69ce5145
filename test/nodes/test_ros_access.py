"""The shipped SROS2 policy: well formed, and only the executor gives orders to robots."""

from lxml import etree
from ros_access import allowed, enclaves, FILE

from llm_bridge.adapters.robot_names_ros import full_name
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.skill import RosBinding

HOME = load_site(find_site('home'))
EXECUTOR = '/llm_bridge/executor'

# What sros2 reads of such a file, written down as a Relax NG schema of our own.
SCHEMA = etree.RelaxNG(
    etree.fromstring(b"""
<grammar xmlns="http://relaxng.org/ns/structure/1.0">
  <start><element name="policy"><attribute name="version"><value>0.2.0</value></attribute>
    <element name="enclaves"><oneOrMore><element name="enclave"><attribute name="path"/>
      <element name="profiles"><oneOrMore><element name="profile">
        <attribute name="ns"/><attribute name="node"/>
        <zeroOrMore><choice>
          <element name="topics"><oneOrMore><choice>
            <attribute name="publish"><ref name="rule"/></attribute>
            <attribute name="subscribe"><ref name="rule"/></attribute>
          </choice></oneOrMore>
          <oneOrMore><element name="topic"><text/></element></oneOrMore></element>
          <element name="services"><oneOrMore><choice>
            <attribute name="reply"><ref name="rule"/></attribute>
            <attribute name="request"><ref name="rule"/></attribute>
          </choice></oneOrMore>
          <oneOrMore><element name="service"><text/></element></oneOrMore></element>
        </choice></zeroOrMore>
      </element></oneOrMore></element>
    </element></oneOrMore></element>
  </element></start>
  <define name="rule"><choice><value>ALLOW</value><value>DENY</value></choice></define>
</grammar>""")
)


def orders():
    """Return the names over which a robot of the site is moved."""
    for robot in HOME.robots.values():
        yield full_name(robot, robot.velocity_topic)
        yield full_name(robot, robot.cancel_topic)
        for skill in robot.skills.values():
            if isinstance(skill.binding, RosBinding):
                yield full_name(robot, skill.binding.name)


def test_the_policy_is_well_formed():
    assert SCHEMA.validate(etree.parse(FILE)), SCHEMA.error_log


def test_only_the_executor_writes_velocity_and_goals():
    names = set(orders())
    assert {'/rover/cmd_vel', '/rover/goal_pose'} <= names
    for enclave in enclaves():
        may = allowed(enclave, 'publish') & names
        assert may == (names if enclave == EXECUTOR else set()), enclave


def test_only_the_bridge_writes_graphs_and_only_the_executor_reads_them():
    for enclave in enclaves():
        writes = '/action_graph' in allowed(enclave, 'publish')
        assert writes == (enclave == '/llm_bridge/bridge')
        assert ('/action_graph' in allowed(enclave, 'subscribe')) == (enclave == EXECUTOR)


def test_no_name_is_a_pattern():
    for enclave in enclaves():
        for right in ('publish', 'subscribe', 'reply', 'request'):
            assert not [name for name in allowed(enclave, right) if '*' in name or '?' in name]
