"""An answer is worked out once for the same things, and anew for others that look alike."""

from llm_bridge.language.kept_answers import KeptAnswers


def test_an_answer_is_found_once_for_equal_values_and_the_same_object():
    kept, found, world = KeptAnswers[int](), [], {}

    def find():
        found.append(len(found))
        return found[-1]

    assert [kept.to('dim it', (world,), find) for _ in range(3)] == [0, 0, 0]
    assert kept.to('turn it off', (world,), find) == 1
    assert kept.to('dim it', ({},), find) == 2, 'another object, though it is equal'


def test_an_answer_is_not_taken_for_one_about_an_object_that_is_gone():
    kept = KeptAnswers[object]()
    answers = {kept.to('', (object(),), object) for _ in range(50)}
    assert len(answers) == 50
