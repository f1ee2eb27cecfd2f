"""Languages: their codes, their English names, and which of them the analysis reads."""

from __future__ import annotations

from collections.abc import Collection

NAMES = {
    "af": "Afrikaans",
    "am": "Amharic",
    "ar": "Arabic",
    "az": "Azerbaijani",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "bs": "Bosnian",
    "ca": "Catalan",
    "cs": "Czech",
    "cy": "Welsh",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "eo": "Esperanto",
    "es": "Spanish",
    "et": "Estonian",
    "eu": "Basque",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "ga": "Irish",
    "gl": "Galician",
    "gu": "Gujarati",
    "ha": "Hausa",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "km": "Khmer",
    "kn": "Kannada",
    "ko": "Korean",
    "ku": "Kurdish",
    "ky": "Kyrgyz",
    "la": "Latin",
    "lo": "Lao",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "ml": "Malayalam",
    "mn": "Mongolian",
    "mr": "Marathi",
    "ms": "Malay",
    "mt": "Maltese",
    "my": "Burmese",
    "nb": "Norwegian",
    "ne": "Nepali",
    "nl": "Dutch",
    "nn": "Nynorsk",
    "no": "Norwegian",
    "pa": "Punjabi",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "rw": "Kinyarwanda",
    "sd": "Sindhi",
    "si": "Sinhala",
    "sk": "Slovak",
    "sl": "Slovene",
    "so": "Somali",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "ta": "Tamil",
    "te": "Telugu",
    "tg": "Tajik",
    "th": "Thai",
    "ti": "Tigrinya",
    "tk": "Turkmen",
    "tl": "Tagalog",
    "tr": "Turkish",
    "ug": "Uyghur",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "yo": "Yoruba",
    "zh": "Chinese",
    "zu": "Zulu",
    "yue": "Cantonese",
    "wuu": "Wu",
}
"""What a language is called, by its code; the others are shown as their code."""

ENGLISH = ("en",)
"""The languages of the analysis, unless the settings name others."""

ALL = "all"
"""What stands in the settings for every language."""

_CODES = {name.casefold(): code for code, name in NAMES.items() if code != "nb"}


def base(language: str) -> str:
    """The language without its region or script: `pt` of `pt-BR`."""
    return language.replace("_", "-").partition("-")[0].casefold()


def name_of(language: str) -> str:
    """What a language is called in English, with its region if it has one: `Portuguese (BR)`."""
    code = base(language)
    name, region = NAMES.get(code, code), language[len(code) + 1 :]
    return f"{name} ({region})" if region else name


def code_of(word: str) -> str:
    """The code that a reader means: `es` by `Spanish`; any other word as it is."""
    return _CODES.get(word.casefold(), word.casefold())


def is_read(language: str | None, read: Collection[str]) -> bool:
    """Whether an article in this language is analysed; one whose language nobody knows is."""
    return language is None or ALL in read or base(language) in read


def off(language: str) -> str:
    """What is said of an article in a language that the analysis does not read."""
    return f"Entities and claims are off: {name_of(language)}"
