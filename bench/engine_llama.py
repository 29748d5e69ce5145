"""llama.cpp as an engine of scripts/bench decode. Arguments: the GGUF file, threads.

It gets what it needs to do well: the site's part of the prompt is read once and kept, a grammar in
its own notation, and the way of its own tools to sample, which asks the grammar about the best
token first and about all others only when that one is not allowed.
"""

import ctypes
import sys
from typing import Any

from engine_worker import Decode, serve
import llama_cpp
import numpy as np

MAX_TOKENS = 400
CONTEXT = 4096
"""Tokens; the site's part is read as one batch."""


def open_site(site: dict[str, Any]) -> Decode:
    """Load the model and read the site's part of the prompt."""
    model = llama_cpp.Llama(
        sys.argv[1],
        n_ctx=CONTEXT,
        n_batch=CONTEXT,
        n_threads=int(sys.argv[2]),
        n_threads_batch=int(sys.argv[2]),
        verbose=False,
    )
    context, size = model.ctx, model.n_vocab()
    vocabulary = llama_cpp.llama_model_get_vocab(model.model)
    memory = llama_cpp.llama_get_memory(context)
    candidates = np.zeros(
        size,
        dtype=np.dtype([('id', np.intc), ('logit', np.single), ('p', np.single)], align=True),
    )
    prefix = site['prefix']

    def read(tokens: list[int], at: int) -> Any:
        batch = llama_cpp.llama_batch_init(len(tokens), 0, 1)
        for index, token in enumerate(tokens):
            batch.token[index], batch.pos[index] = token, at + index
            batch.n_seq_id[index], batch.seq_id[index][0] = 1, 0
            batch.logits[index] = index == len(tokens) - 1
        batch.n_tokens = len(tokens)
        failed = llama_cpp.llama_decode(context, batch)
        llama_cpp.llama_batch_free(batch)
        if failed:
            raise RuntimeError(f'llama_decode gave {failed}')
        logits = llama_cpp.llama_get_logits_ith(context, len(tokens) - 1)
        return np.ctypeslib.as_array(logits, shape=(size,))

    def ask(grammar: Any, ids: Any, logits: Any) -> Any:
        """Return the candidates with what the grammar forbids at minus infinity."""
        some = candidates[: len(ids)]
        some['id'], some['logit'], some['p'] = ids, logits, 0.0
        array = llama_cpp.llama_token_data_array(
            data=some.ctypes.data_as(ctypes.POINTER(llama_cpp.llama_token_data)),
            size=len(ids),
            selected=-1,
            sorted=False,
        )
        llama_cpp.llama_sampler_apply(grammar, ctypes.byref(array))
        return some

    everything = np.arange(size)
    read(prefix, 0)

    def decode(command: dict[str, Any]) -> dict[str, Any]:
        llama_cpp.llama_memory_seq_rm(memory, 0, len(prefix), -1)
        grammar = llama_cpp.llama_sampler_init_grammar(
            vocabulary, command['gbnf'].encode(), b'root'
        )
        if not grammar:
            return {'text': '', 'error': 'the grammar was refused'}
        new, at, calls = command['tokens'], len(prefix), 0
        written: list[int] = []
        while len(written) < MAX_TOKENS:
            logits = read(new, at)
            at, calls = at + len(new), calls + 1
            token = int(logits.argmax())
            if ask(grammar, [token], logits[[token]])['logit'][0] == -np.inf:
                token = int(ask(grammar, everything, logits)['logit'].argmax())
            if llama_cpp.llama_vocab_is_eog(vocabulary, token):
                break
            llama_cpp.llama_sampler_accept(grammar, token)
            written.append(token)
            new = [token]
        llama_cpp.llama_sampler_free(grammar)
        text = model.detokenize(written).decode('utf-8', 'replace')
        return {'text': text, 'calls': calls, 'tokens': len(command['tokens']) + len(written)}

    return decode


if __name__ == '__main__':
    serve(open_site)
