//! The harness catches plug-ins that break their promises, and lets honest ones pass.

use std::sync::atomic::{AtomicU32, Ordering};

use copydesk_core::{
    Article, ArticlePass, Block, BlockKind, Carried, Carrier, CarrierError, CarrierId, CorpusPass,
    Detection, Evidence, Framing, Layout, LayoutId, Mark, MarkKind, Metadata, NoNeeds, Parsed,
    PassId, Source, Span, Unpacked,
};
use copydesk_testkit::{
    Chain, Faults, Promise, check_article_pass, check_carrier, check_corpus_pass, check_layout,
    check_layout_on,
};

/// Whether the promise is among those broken.
fn broke(result: Result<(), Faults>, promise: Promise) -> bool {
    result.is_err_and(|faults| faults.as_slice().iter().any(|fault| fault.promise == promise))
}

/// A layout that is honest but for one fault.
#[derive(Clone, Copy, PartialEq)]
enum Fault {
    None,
    /// Slices at a byte that may be inside a character.
    Panics,
    /// Forgets the source where it holds a full stop.
    Forgets,
    /// Counts its calls.
    Remembers,
    /// Gives evidence beyond the end.
    PointsBeyond,
    /// A mark across blocks.
    MarksAcross,
}

struct Lines(Fault, AtomicU32);

impl Lines {
    fn new(fault: Fault) -> Self {
        Self(fault, AtomicU32::new(0))
    }
}

impl Layout for Lines {
    fn id(&self) -> LayoutId {
        LayoutId::new("lines")
    }

    fn detect(&self, source: &Source) -> Detection {
        let beyond = u32::from(self.0 == Fault::PointsBeyond);
        let span = Span::new(0, source.span().end + beyond);
        Detection::score(0.1).because(Evidence::new(span, "text"))
    }

    fn parse(&self, source: &Source) -> Parsed {
        let text = source.text();
        match self.0 {
            Fault::Panics if text.len() > 7 => assert!(text[..7].len() == 7),
            Fault::Forgets if text.contains('.') => return Parsed::default(),
            _ => {}
        }
        let mut blocks: Vec<Block> = Vec::new();
        for line in source.lines().as_slice() {
            match blocks.last_mut() {
                Some(block) if line.is_blank() => block.span = block.span.to(line.span),
                _ => blocks.push(Block::new(BlockKind::Paragraph, line.span)),
            }
        }
        let calls = self.1.fetch_add(1, Ordering::Relaxed);
        if self.0 == Fault::Remembers && calls % 2 == 1 {
            for block in &mut blocks {
                block.kind = BlockKind::Furniture;
            }
        }
        let mut marks = Vec::new();
        if self.0 == Fault::MarksAcross {
            marks.push(Mark::new(MarkKind::Credits, source.span()));
        }
        Article::new(source.clone(), blocks, marks, Metadata::default())
            .map(Parsed::one)
            .unwrap_or_default()
    }
}

#[test]
fn an_honest_layout_passes() {
    check_layout(&Lines::new(Fault::None)).unwrap();
    check_layout_on(&Lines::new(Fault::None), &["Pier reopens\n\nIt did.\n"]).unwrap();
}

#[test]
fn a_bad_layout_is_caught() {
    for (fault, promise) in [
        (Fault::Panics, Promise::NeverPanics),
        (Fault::Forgets, Promise::Tiles),
        (Fault::Remembers, Promise::Deterministic),
        (Fault::PointsBeyond, Promise::SpansFit),
        (Fault::MarksAcross, Promise::SpansFit),
    ] {
        assert!(broke(check_layout(&Lines::new(fault)), promise), "{promise:?}");
    }
}

#[test]
fn a_message_names_the_text() {
    let faults =
        check_layout_on(&Lines::new(Fault::Forgets), &["Pier\n", "It did.\n"]).unwrap_err();
    let first = faults.to_string();
    assert!(
        first.contains("on the text \"copy 2\": every byte is accounted for once: "),
        "{first}"
    );
}

/// A carrier of one source a line; told apart by `.0`: whether it counts lines over portions.
struct LineCarrier(bool);

impl Carrier for LineCarrier {
    fn id(&self) -> CarrierId {
        CarrierId::new("lines")
    }

    fn framing(&self) -> Framing {
        Framing::Lines
    }

    fn detect(&self, _: &[u8]) -> Detection {
        Detection::none()
    }

    fn unpack(&self, carried: Carried<'_>, sink: &mut dyn FnMut(Result<Unpacked, CarrierError>)) {
        let before = if self.0 { carried.lines_before } else { 0 };
        for (line, number) in carried.bytes.split_inclusive(|byte| *byte == b'\n').zip(before + 1..)
        {
            let text = String::from_utf8_lossy(line);
            sink(Source::new(text).map(Unpacked::Source).map_err(|error| {
                CarrierError::new(carried.path, error.to_string()).at_line(number)
            }));
            if line.starts_with(b"!") {
                sink(Err(CarrierError::new(carried.path, "a shout").at_line(number)));
            }
        }
    }
}

#[test]
fn a_carrier_that_miscounts_lines_is_caught() {
    let samples: [&[u8]; 1] = [b"one\ntwo\n!three\n!four\n"];
    check_carrier(&LineCarrier(true), &samples).unwrap();
    assert!(broke(check_carrier(&LineCarrier(false), &samples), Promise::LinesStandAlone));
}

/// A carrier of records, each a digit that says its length and so many bytes; `.0`: what it gets
/// wrong.
struct Records(Wrong);

#[derive(PartialEq)]
enum Wrong {
    Nothing,
    /// Counts bytes from the start of each portion.
    Place,
    /// Ends a record with what it happens to see.
    End,
}

impl Records {
    /// The length of the first record as its head says it.
    fn length(bytes: &[u8]) -> Option<usize> {
        let digit = bytes.first()?.checked_sub(b'0').filter(|digit| *digit < 10);
        Some(digit.map_or(1, |digit| 1 + usize::from(digit)))
    }
}

impl Carrier for Records {
    fn id(&self) -> CarrierId {
        CarrierId::new("records")
    }

    fn framing(&self) -> Framing {
        Framing::Records
    }

    fn record_end(&self, bytes: &[u8]) -> Option<u64> {
        let length = Self::length(bytes)?;
        let length = if self.0 == Wrong::End { length.min(bytes.len()) } else { length };
        Some(length as u64)
    }

    fn detect(&self, _: &[u8]) -> Detection {
        Detection::none()
    }

    fn unpack(&self, carried: Carried<'_>, sink: &mut dyn FnMut(Result<Unpacked, CarrierError>)) {
        let before = if self.0 == Wrong::Place { 0 } else { carried.bytes_before };
        let mut at = 0;
        while let Some(length) = carried.bytes.get(at..).and_then(Self::length) {
            sink(Err(CarrierError::new(carried.path, "a record").at_byte(before + at as u64)));
            at += length;
        }
    }
}

#[test]
fn a_carrier_whose_records_do_not_stand_alone_is_caught() {
    let samples: [&[u8]; 1] = [b"3abc2de9 a record0"];
    check_carrier(&Records(Wrong::Nothing), &samples).unwrap();
    for wrong in [Wrong::Place, Wrong::End] {
        let checked = check_carrier(&Records(wrong), &samples);
        assert!(broke(checked, Promise::RecordsStandAlone));
    }
}

/// The spans of words of the body, taken for spans of the source.
struct WordsOfBody;

impl ArticlePass for WordsOfBody {
    type Needs = NoNeeds;
    type Output = Vec<Span>;

    fn id(&self) -> PassId {
        PassId::new("words-of-body")
    }

    fn run(&self, article: &Article, (): ()) -> Vec<Span> {
        let body = article.body();
        body.match_indices(' ').map(|(at, _)| Span::from_usize(at, at + 1)).collect()
    }
}

/// The longest of them.
struct LastWord;

impl ArticlePass for LastWord {
    type Needs = (WordsOfBody,);
    type Output = Option<Span>;

    fn id(&self) -> PassId {
        PassId::new("last-word")
    }

    fn run(&self, article: &Article, (words,): (&Vec<Span>,)) -> Option<Span> {
        words.iter().rev().copied().find(|span| span.get(article.text()) == Some(" "))
    }
}

#[test]
fn spans_of_the_body_taken_for_spans_of_the_source_are_caught() {
    let result = check_article_pass(&WordsOfBody, &Chain::new(), Clone::clone);
    assert!(broke(result, Promise::SpansFit));
}

#[test]
fn a_pass_is_run_after_those_it_needs() {
    let before = Chain::new().then(WordsOfBody);
    check_article_pass(&LastWord, &before, |span| span.iter().copied().collect()).unwrap();
}

/// The number of bytes of all bodies; `.0` makes it forget that there may be none.
struct Bytes(bool);

impl CorpusPass for Bytes {
    type Needs = NoNeeds;
    type After = NoNeeds;
    type Part = usize;
    type Output = usize;

    fn id(&self) -> PassId {
        PassId::new("bytes")
    }

    fn map(&self, article: &Article, (): ()) -> usize {
        article.body().len()
    }

    fn reduce(&self, parts: Vec<usize>, (): ()) -> usize {
        if self.0 { parts.iter().sum::<usize>() / parts.len() } else { parts.iter().sum() }
    }
}

#[test]
fn a_corpus_pass_is_tried_without_articles() {
    check_corpus_pass(&Bytes(false), &Chain::new()).unwrap();
    assert!(broke(check_corpus_pass(&Bytes(true), &Chain::new()), Promise::NeverPanics));
}
