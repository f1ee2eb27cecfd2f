"""News in XML: feeds and the formats of wire services."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.reading_aid import all_of, article_of, articles_of, date_of
from tui.news.article import Article

_P = "The port authority confirmed on Tuesday that all four cranes were running again."
_Q = "“We heard of it from the radio,” said Ana Ferreira, who leads the dockers."
_BODY = f"{_P}\n\n{_Q}"
_RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Radio Velmora</title><language>en-gb</language>
<item><media:title>No</media:title><title>Port&nbsp;reopens &amp; stays so</title>
<link>https://radio.example/1</link><description>Short.</description>
<content:encoded><![CDATA[<p>{_P}</p><p>{_Q}</p><script>x</script>]]></content:encoded>
<dc:creator>Viktor Salas</dc:creator><pubDate>Tue, 14 Nov 2023 09:00:00 GMT</pubDate>
<category>harbour</category><category>strike</category></item>
<item><title>Two</title><description>&lt;p&gt;It rained, he said.&lt;/p&gt;</description>
<guid>https://radio.example/2</guid></item>
<item><title>Three</title></item></channel></rss>"""
_ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Lantern</title>
<entry><title type="html">Fifteen &amp;amp; one</title><link rel="self" href="https://l.example/x"/>
<link href="https://l.example/15"/><updated>2024-02-09T10:00:00Z</updated>
<published>2024-02-08T10:00:00Z</published><author><name>Noor Rahimi</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{_P}</p><p>{_Q}</p></div></content>
</entry></feed>"""
_RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Radio Velmora</title></channel>
<item><title>Port reopens</title><link>https://radio.example/1</link><description>{_P}</description>
<dc:date>2023-11-14T09:00:00Z</dc:date></item></rdf:RDF>"""
_NITF = f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">
<nitf xml:lang="en"><head><title>No</title><docdata><date.issue norm="20231114T090000+0100"/>
<key-list><keyword key="harbour"/></key-list></docdata><pubdata name="Meridian Wire"/></head>
<body><body.head><hedline><hl1>Port reopens</hl1></hedline><byline>By <person>Luis Okonjo</person>
</byline><dateline>CALDER BAY, Nov 14</dateline></body.head><body.content><block><p>{_P}</p>
<media media-type="image"><media-caption>A crane.</media-caption></media><p>{_Q}</p></block>
</body.content><body.end><tagline>No</tagline></body.end></body></nitf>"""
_G2_ITEM = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="en">
<itemMeta><provider qcode="p:MER"><name>Meridian Wire</name></provider>
<versionCreated>2023-11-14T09:00:00+01:00</versionCreated></itemMeta>
<contentMeta><headline>Port reopens</headline><by>By Luis Okonjo</by><language tag="en"/>
<subject><name>harbour</name></subject></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head>
<body><p>{_P}</p><p>{_Q}</p></body></html></inlineXML>
<inlineData contenttype="text/plain">The same.</inlineData></contentSet></newsItem>"""
_G2 = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{_G2_ITEM}{_G2_ITEM}
</itemSet></newsMessage>"""
_NEWSML = f"""<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>meridian.example
</ProviderId></NewsIdentifier></Identification><NewsManagement>
<FirstCreated>20231114T080000Z</FirstCreated></NewsManagement><NewsComponent><NewsLines>
<HeadLine>Port reopens</HeadLine><ByLine>By Luis Okonjo</ByLine><CreditLine>Meridian Wire
</CreditLine><KeywordLine>harbour</KeywordLine></NewsLines><ContentItem><DataContent>
<p>{_P}</p><p>{_Q}</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""
_REUTERS = f"""<newsitem itemid="1" date="2023-11-14" xml:lang="en"><title>VELMORA: Port reopens
</title><headline>Port reopens</headline><byline>Luis Okonjo</byline><text><p>{_P}</p><p>{_Q}</p>
</text><metadata><codes class="bip:topics:1.0"><code code="harbour"/></codes>
<dc element="dc.publisher" value="Meridian Wire"/></metadata></newsitem>"""


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.txt", "a"])
def test_items_of_rss_are_stories_whatever_the_file_is_called(tmp_path: Path, name: str) -> None:
    (one, two), (refusal,) = all_of(tmp_path, name, _RSS)
    assert one.text == f"Port reopens & stays so\n\n{_BODY}"
    assert (one.publisher, one.language, one.url) == (
        "Radio Velmora", "en", "https://radio.example/1",
    )  # fmt: skip
    assert (date_of(one), one.authors) == ("2023-11-14T09:00:00Z", ("Viktor Salas",))
    assert one.topics == ("harbour", "strike")
    assert (two.text, two.url) == ("Two\n\nIt rained, he said.", "https://radio.example/2")
    assert (one.record, two.record, refusal.reason) == (1, 2, "item 3 has no text")


def test_entries_of_atom_are_stories(tmp_path: Path) -> None:
    (article,) = articles_of(tmp_path, "a.atom", _ATOM)
    assert article.text == f"Fifteen & one\n\n{_BODY}"
    assert (date_of(article), article.authors) == ("2024-02-08T10:00:00Z", ("Noor Rahimi",))
    assert (article.publisher, article.url) == ("The Lantern", "https://l.example/15")


def test_items_of_rss_1_are_stories(tmp_path: Path) -> None:
    (article,) = articles_of(tmp_path, "a.rdf", _RDF)
    assert (article.text, date_of(article)) == (f"Port reopens\n\n{_P}", "2023-11-14T09:00:00Z")
    assert article.publisher == "Radio Velmora"


def _check_wire(article: Article, day: str) -> None:
    assert article.headline == "Port reopens"
    assert article.text.endswith(_BODY)
    assert (article.publisher, article.authors) == ("Meridian Wire", ("Luis Okonjo",))
    assert article.topics == ("harbour",)
    assert date_of(article) == day


@pytest.mark.parametrize(
    ("markup", "day"),
    [
        (_NITF, "2023-11-14T09:00:00+01:00"),
        (_G2_ITEM, "2023-11-14T09:00:00+01:00"),
        (_NEWSML, "2023-11-14T08:00:00Z"),
        (_REUTERS, "2023-11-14"),
    ],
)
def test_stories_of_wire_services_are_read(tmp_path: Path, markup: str, day: str) -> None:
    _check_wire(article_of(tmp_path, "a.xml", markup), day)


def test_a_message_of_several_items_has_several_stories(tmp_path: Path) -> None:
    one, two = articles_of(tmp_path, "a.xml", _G2)
    _check_wire(one, "2023-11-14T09:00:00+01:00")
    assert (one.record, two.record) == (1, 2)


def test_a_dateline_stands_before_the_story(tmp_path: Path) -> None:
    assert article_of(tmp_path, "a.xml", _NITF).text == (
        f"Port reopens\n\nCALDER BAY, Nov 14\n\n{_BODY}"
    )


def test_another_kind_of_xml_is_named(tmp_path: Path) -> None:
    _, (refusal,) = all_of(tmp_path, "a.xml", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert "<svg>" in refusal.reason


def test_a_feed_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    articles, _ = all_of(tmp_path, "a.rss", _RSS[: _RSS.index("<item><title>Three")])
    assert [article.headline for article in articles] == ["Port reopens & stays so", "Two"]


def test_entities_of_a_file_are_neither_unfolded_nor_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the password")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "{tmp_path / "secret.txt"}">'
    text = f"<!DOCTYPE rss [{declared}]><rss><channel><title>T</title><item><title>Two</title>"
    text += "<description>It rained. &l9; &x;</description></item></channel></rss>"
    articles, refusals = all_of(tmp_path, "a.rss", text)
    assert articles or refusals
    for article in articles:
        assert "password" not in article.text
        assert len(article.text) < 100
