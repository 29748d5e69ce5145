"""Free values are what leads to them, where every word of an order is accounted for."""

import pytest
from scripted import Likening

from llm_bridge.language.mending.cued_values import cued_call, with_cued_values
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.skills.argument_roles import role
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.understand import Understander
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg
from llm_bridge.site.world import World

SKILLS = {
    'send_mail': ('send a mail', 'recipient subject body?'),
    'add_contact': ('save a new contact', 'name number email?'),
    'book_cab': ('order a cab', 'destination pickup? time? seats?#'),
    'new_event': ('put an event in the calendar', 'title date time? location?'),
    'convert': ('convert an amount into another unit', 'amount# from_unit to_unit'),
    'translate': ('translate a sentence', 'text language:Polish,French'),
    'set_timer': ('set a timer', 'duration~ label?'),
}


def arg(told):
    name, _, choices = told.partition(':')
    sort = {'#': 'number', '~': 'duration'}.get(name[-1], 'choice' if choices else 'text')
    more = {'choices': choices.split(',')} if choices else {}
    return {'name': name.strip('?#~'), 'type': sort, 'required': '?' not in name, **more}


@pytest.fixture(scope='module')
def desk():
    skills = {
        name: {'name': name, 'description': told, 'args': [arg(a) for a in args.split()],
               'risk': 'info' if name in ('convert', 'translate') else 'comfort'}
        for name, (told, args) in SKILLS.items()
    }  # fmt: skip
    return Site.model_validate(
        {
            'name': 'desk',
            'people': {'priya': {'name': 'Priya'}, 'tom': {'name': 'Tom'}},
            'kinds': {'phone': {'name': 'phone', 'description': 'helps', 'skills': skills}},
            'devices': {'phone': {'name': 'phone', 'kind': 'phone', 'mqtt': {'topic': 'd/p'}}},
        }
    )


def mended(site, text, plan):
    found = with_cued_values(read(plan), text, words(text), breaks_of(text), site)
    return next((write(other).strip() for other, _ in found), plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('Write to Priya with the subject Q3, saying the sheet is in the folder',
         'send_mail: ?, the sheet is in the folder, q3, body= priya',
         'send_mail: ?, priya, q3, body= the sheet is in the folder'),
        ('save Marlene Voss, her number is 0151 2233 4410',
         'add_contact: ?, voss her number is 0151 2233, 4410, email= marlene',
         'add_contact: ?, marlene voss, 0151 2233 4410'),
        ('I need a cab from 12 Mill Lane to Terminal 5 at 5:40 am, there are four of us',
         'book_cab: ?, terminal 5, pickup= a cab from 12 mill lane, time= 5:40 am',
         'book_cab: ?, terminal 5, time= 5:40 am, seats= four, pickup= 12 mill lane'),
        ("choir in the calendar for 14 March, starts at half six, it's in St Mary's",
         'new_event: ?, choir, 14 march starts at half six',
         "new_event: ?, choir, 14 march, time= half six, location= st mary's"),
        ("don't let me forget to see the dentist, Monday at nine",
         'new_event: ?, see the dentist, monday at nine',
         'new_event: ?, see the dentist, monday, time= nine'),
    ],
)  # fmt: skip
def test_values_are_what_leads_to_them(desk, text, plan, meant):
    assert mended(desk, text, plan) == meant


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        # well as it is
        ('mail Tom subject key saying it is here', 'send_mail: ?, tom, key, body= it is here'),
        # a word is left that nothing leads to
        ('mail Tom, subject keys, not the boiler', 'send_mail: ?, keys, tom'),
        ('set a timer for ten no hang on twelve minutes', 'set_timer: ?, ten'),
        # what another order says is no value of this one
        ('mail Tom subject keys and turn off the phone', 'send_mail: ?, tom, keys'),
    ],
)  # fmt: skip
def test_what_is_well_or_cannot_be_told_stays(desk, text, plan):
    assert mended(desk, text, plan) == plan


@pytest.mark.parametrize(
    ('text', 'skill', 'meant'),
    [
        ('how many grams is six ounces', 'convert', 'convert: ?, six, ounces, grams'),
        ("what's six ounces in grams?", 'convert', 'convert: ?, six, ounces, grams'),
        ('How do you say "who is it" in Polish?', 'translate',
         'translate: ?, who is it, polish'),
        ('is it true that grams are small', 'convert', None),
    ],
)  # fmt: skip
def test_a_question_is_the_call_whose_values_it_leads_to(desk, text, skill, meant):
    found = cued_call(
        words(text), text, breaks_of(text), desk.signature(skill), desk, is_likely=True
    )
    assert (write(found).strip() if found is not None else None) == meant


def test_what_was_read_from_leads_waits_for_a_yes(desk):
    text = 'how many grams is six ounces'
    model = Likening(text, f'ask: {text}', 'convert: ?, six, ounces, grams', none=0.9)
    found = Understander(desk, model).understand(text, World())
    assert found.say.startswith('Shall I')
    (step,) = found.graph.steps
    assert dict(step.args) == {'amount': 6.0, 'from_unit': 'ounces', 'to_unit': 'grams'}


@pytest.mark.parametrize(
    ('name', 'description', 'meant'),
    [
        ('phone_number', '', 'phone'), ('parcel_number', '', 'code'),
        ('start', 'time of day it begins', 'time'), ('recipient', 'who gets it', 'person'),
        ('origin', 'city to fly from', 'from'), ('body', 'what the mail says', 'body'),
        ('email', 'mail address', 'email'), ('dish', '', 'text'),
    ],
)  # fmt: skip
def test_what_an_argument_stands_for_is_told_by_its_name_first(name, description, meant):
    told = Arg.model_validate({'name': name, 'type': 'text', 'description': description})
    assert role(told) == meant
