"""A real server of models, `transformers serve`, behind the decoder for hosted ones."""

import os
from pathlib import Path
import socket
import subprocess
import sys
import time

import httpx2
import pytest
from tiny_model import SIGNATURES, tiny_base
import torch
from transformers import AutoTokenizer, LlamaForCausalLM

from llm_bridge.adapters.chat_openai import ChatSettings
from llm_bridge.adapters.decode_openai import HostedSettings, OpenAIDecoder
from llm_bridge.language.plans.decoder import DecodeError, Draft
from llm_bridge.language.plans.decoder_fallback import FallbackDecoder
from llm_bridge.language.plans.plan import Call, Nothing
from llm_bridge.language.text.words import words

PATIENT_S = 240.0
KNOWN = words('make the lamp go dark')
PLAN = '{"plan": [{"do": "turn_off", "args": {"device": "the lamp"}}]}'


@pytest.fixture(scope='module')
def folder(tmp_path_factory):
    """A model of a few thousand numbers that has learnt one answer by heart."""
    folder = tiny_base(tmp_path_factory.mktemp('served') / 'by-heart')
    (folder / 'chat_template.jinja').write_text("{{ messages[-1]['content'] }} =")
    tokenizer = AutoTokenizer.from_pretrained(
        folder, eos_token='<|im_end|>', pad_token='<|im_end|>'
    )
    tokenizer.save_pretrained(folder)
    prompt = tokenizer(f'Command: {" ".join(KNOWN)} =')['input_ids']
    answer = [*tokenizer(PLAN)['input_ids'], tokenizer.eos_token_id]
    tokens = torch.tensor([prompt + answer])
    wanted = torch.tensor([[-100] * len(prompt) + answer])
    model = LlamaForCausalLM.from_pretrained(folder, dtype=torch.float32)
    learn(model, tokens, wanted)
    model.generation_config.eos_token_id = tokenizer.eos_token_id
    model.generation_config.pad_token_id = tokenizer.eos_token_id
    model.save_pretrained(folder)
    return folder


def learn(model, tokens, wanted):
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # more of them wait for one another on a busy machine
    steps = torch.optim.AdamW(model.parameters(), lr=1e-2)
    for _ in range(200):
        loss = model(input_ids=tokens, labels=wanted).loss
        if loss < 0.05:
            break
        steps.zero_grad()
        loss.backward()
        steps.step()
    torch.set_num_threads(threads)
    assert loss < 0.05


@pytest.fixture(scope='module')
def url(folder):
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name('transformers')), 'serve', str(folder)]
    command += ['--host', '127.0.0.1', '--port', str(port), '--device', 'cpu']
    log = folder / 'serve.log'
    with log.open('w') as out:
        environment = {**os.environ, 'OMP_NUM_THREADS': '1'}
        server = subprocess.Popen(command, stdout=out, stderr=out, env=environment)
    try:
        until = time.monotonic() + PATIENT_S
        while True:
            assert server.poll() is None and time.monotonic() < until, log.read_text()
            try:
                httpx2.get(f'http://127.0.0.1:{port}/v1/models', trust_env=False)
                break
            except httpx2.TransportError:
                time.sleep(0.2)
        yield f'http://127.0.0.1:{port}/v1'
    finally:
        server.terminate()
        server.wait(PATIENT_S)


def hosted(url, folder, **settings):
    chat = ChatSettings(url, str(folder), timeout_s=PATIENT_S, max_tokens=60)
    return OpenAIDecoder(SIGNATURES, chat, HostedSettings(**settings))


def test_a_served_model_plans(url, folder):
    draft = hosted(url, folder).decode(KNOWN)
    assert draft.plan == Call('turn_off', ('the lamp',))
    assert draft.tokens > 0
    assert draft.confidence == 0.0  # this server tells no probabilities


def test_what_it_babbles_is_no_plan_and_the_local_model_reads_on(url, folder):
    class Local:
        def decode(self, words):
            return Draft(Nothing(), text='local')

    both = FallbackDecoder(hosted(url, folder, repairs=0), Local())
    assert both.decode(words('open the roof')).text == 'local'
    assert 'by-heart' in both.trouble


def test_a_model_that_it_does_not_have_is_told(url):
    with pytest.raises(DecodeError):
        hosted(url, '/no/such/model').decode(KNOWN)
