"""Languages: tags in their usual case, and texts by their words."""

import pytest

from secdialogue.pages.languages import is_written_in, language_of, language_tag, likeliest


@pytest.mark.parametrize(
    ("written", "tag"),
    [("en", "en"), ("en_US", "en-US"), ("EN-gb", "en-GB"), ("zh-hans-cn", "zh-Hans-CN"), ("es-419", "es-419"), ("fil", "fil"),
     ("utf-8", None), ("english", None), ("und", None), ("", None), ("x", None)],
)  # fmt: skip
def test_a_tag_is_written_in_its_usual_case(written, tag):
    assert language_tag(written) == tag


TEXTS = [
    ("en", "The ministers of the two countries said that they would meet again in the spring to talk about the patrols on the lake."),
    ("de", "Die Minister der beiden Länder haben sich darauf geeinigt, dass die Gespräche im Frühjahr in der Hauptstadt weitergehen."),
    ("fr", "Les ministres des deux pays se sont mis d'accord sur les patrouilles dans la zone et se reverront au printemps."),
    ("es", "Los ministros de los dos países acordaron que las patrullas en la frontera comenzarán en el mes de enero."),
    ("pt", "Os ministros dos dois países disseram que as patrulhas na fronteira não começam antes do fim do ano, segundo uma nota."),
    ("sw", "Mawaziri wa nchi hizo mbili wamekubaliana kuwa doria za pamoja katika ziwa zitaanza mwezi ujao kwa ajili ya usalama wa wavuvi."),
    ("tr", "İki ülkenin bakanları bu yıl için ortak devriye konusunda bir anlaşma imzaladı ve daha sonra ile ilgili bir açıklama yaptı."),
    ("ru", "Министры двух стран заявили, что они договорились о совместных патрулях на границе и что встреча будет весной."),
    ("ja", "両国の防衛相は、海上での偶発的な衝突を防ぐためのホットラインを設けることで合意したと発表した。来月にも運用を始める。"),
    ("zh", "两国国防部长在会谈后宣布，双方同意设立热线，以防止海上意外事件，并将于下月开始运作，双方还讨论了联合演习的计划。"),
    ("ko", "양국 국방장관은 해상에서의 우발적 충돌을 막기 위한 직통전화를 설치하기로 합의했다고 발표했다. 다음 달 운영을 시작할 예정이다."),
    ("ar", "قال الوزيران إن الجانبين اتفقا على تسيير دوريات مشتركة على الحدود بين البلدين من بداية العام المقبل، بعد محادثات استمرت يومين في العاصمة."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), TEXTS, ids=[language for language, _ in TEXTS])
def test_a_text_tells_its_language(language, text):
    assert language_of(text) == language
    assert is_written_in(text, language)


def test_too_little_tells_nothing():
    assert language_of("Patrols on the lake") is None
    assert is_written_in("Patrols on the lake", "fr")


def test_a_declared_language_is_doubted_only_where_the_words_are_clearly_others():
    swahili = dict(TEXTS)["sw"]
    assert not is_written_in(swahili, "en-US")
    assert is_written_in(dict(TEXTS)["en"], "en-KE")
    assert is_written_in(dict(TEXTS)["pt"], "es")  # near languages are left to the page


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Marco Rubio met Subrahmanyam Jaishankar, Radosław Sikorski and Annalena Baerbock on Monday in Munich.", "en"),
        (
            "Marco Rubio traf Subrahmanyam Jaishankar, Radosław Sikorski und Annalena Baerbock am Montag in München.",
            "de",
        ),
        (
            "Rubio, Jaishankar, Sikorski, Baerbock, Lammy, Tajani, Albares, Landsbergis, Tsahkna, Braže, Kuleba, Fidan",
            None,
        ),
    ],
)
def test_a_short_text_leans_to_the_language_of_which_it_has_most_common_words(text, language):
    assert likeliest(text) == language
