//! Damage: whether lost and repeated text is reported, at its place, and clean copy is left alone.
//!
//! The set: `pages.jsonl`, `docs.jsonl`, `train.jsonl` or `dev.jsonl`, objects `{id, text}` with
//! unwrapped paragraphs; of pages, those count that stand in `gold.body`.
//! Each document is damaged in each of the ways of [`Damage`], at a place that a checksum of its name
//! chooses, so that the variants are the same on every run.
//! A variant is found if a warning of lost or repeated text touches the damaged place.
//! Precision is the share of all such warnings of the variants that do.
//! Clean documents with such a warning are false alarms, though some of them are damaged already.

use std::ops::Range;
use std::path::Path;

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::{data, f1, share};

const CODES: [&str; 2] = ["copy/lost-text", "copy/repeated-paragraph"];
const FILES: [&str; 4] = ["pages.jsonl", "docs.jsonl", "train.jsonl", "dev.jsonl"];
/// A paragraph that is damaged has so many words, and a document so many such paragraphs.
const LEAST_WORDS: usize = 25;
const LEAST_PARAGRAPHS: usize = 5;
/// How many false alarms are printed.
const SHOWN: usize = 12;

/// A way to damage copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Damage {
    /// A paragraph stops inside a quotation.
    Quotation,
    /// A paragraph stops inside a sentence.
    Sentence,
    /// The text stops inside a sentence.
    End,
    /// A paragraph stands twice.
    Again,
    /// A paragraph stands again one to three paragraphs further on.
    Later,
    /// What stood between the middle of a paragraph and the middle of a later one is gone.
    Page,
}

impl Damage {
    const ALL: [Self; 6] =
        [Self::Quotation, Self::Sentence, Self::End, Self::Again, Self::Later, Self::Page];
}

/// Scores the diagnostics of `parse`.
pub(super) fn run(folder: &Path) -> Result<()> {
    let mut documents = Vec::new();
    for path in FILES.map(|file| folder.join(file)).into_iter().filter(|path| path.exists()) {
        documents.extend(data::lines(&path)?);
    }
    if documents.is_empty() {
        bail!("there is none of {} in {}", FILES.join(", "), folder.display());
    }
    clean(&documents)?;
    let variants: Vec<Variant> = documents
        .iter()
        .flat_map(|document| Damage::ALL.into_iter().filter_map(|kind| variant(document, kind)))
        .collect();
    let texts: Vec<Value> = variants.iter().map(Variant::document).collect();
    let outputs = data::outputs("parse", &texts, "damage")?;
    let (mut right, mut alarms, mut found_in_all) = (0, 0, 0);
    for kind in Damage::ALL {
        let (mut count, mut found) = (0, 0);
        for variant in variants.iter().filter(|variant| variant.kind == kind) {
            let places = outputs.get(&variant.id).map(warnings).unwrap_or_default();
            let touches = |place: &&Range<usize>| {
                place.start < variant.place.end && variant.place.start < place.end
            };
            let touching = places.iter().filter(touches).count();
            count += 1;
            found += usize::from(touching > 0);
            right += touching;
            alarms += places.len();
        }
        found_in_all += found;
        println!(
            "{:<10} variants {count:>5}  found {:.3}",
            format!("{kind:?}"),
            share(found, count)
        );
    }
    let (precision, recall) = (share(right, alarms), share(found_in_all, variants.len()));
    let f1 = f1(precision, recall);
    println!(
        "all        variants {:>5}  P {precision:.3}  R {recall:.3}  F1 {f1:.3}",
        variants.len()
    );
    Ok(())
}

/// Counts the false alarms.
fn clean(documents: &[Value]) -> Result<()> {
    let outputs = data::outputs("parse", documents, "clean")?;
    let alarmed: Vec<&str> = documents
        .iter()
        .map(data::id)
        .filter(|id| outputs.get(*id).is_some_and(|output| !warnings(output).is_empty()))
        .collect();
    let count = documents.len();
    let of_200 = share(alarmed.len(), count) * 200.0;
    println!("clean      documents {count}  alarmed {}  of 200 {of_200:.2}", alarmed.len());
    for id in alarmed.iter().take(SHOWN) {
        println!("  {id}");
    }
    Ok(())
}

/// The places of the warnings of lost and repeated text.
fn warnings(output: &Value) -> Vec<Range<usize>> {
    let diagnostics = data::list(output, "diagnostics").iter();
    diagnostics
        .filter(|found| data::text(found, "severity") == Some("warning"))
        .filter(|found| data::text(found, "code").is_some_and(|code| CODES.contains(&code)))
        .map(|found| data::offset(found, "start")..data::offset(found, "end"))
        .collect()
}

/// A damaged document.
struct Variant {
    id: String,
    kind: Damage,
    text: String,
    /// The damaged place, in characters.
    place: Range<usize>,
}

impl Variant {
    fn document(&self) -> Value {
        json!({ "id": self.id, "text": self.text })
    }
}

/// A document, damaged in this way, if it can be.
fn variant(document: &Value, kind: Damage) -> Option<Variant> {
    let (id, text) = (data::id(document), data::text(document, "text")?);
    let body = document.get("gold").and_then(|gold| data::text(gold, "body"));
    let paragraphs = paragraphs(text, body);
    let id = format!("{id}/{kind:?}");
    let (text, place) = damaged(text, &paragraphs, kind, &mut Dice::new(&id))?;
    let chars = |at: usize| text[..at].chars().count();
    let place = chars(place.start)..chars(place.end);
    Some(Variant { id, kind, text, place })
}

/// The lines that are long paragraphs and end a sentence.
fn paragraphs(text: &str, body: Option<&str>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let ended = bare.ends_with(['.', '”', '"']);
        let long = bare.split_whitespace().count() >= LEAST_WORDS;
        if ended && long && body.is_none_or(|body| body.lines().any(|line| line.trim() == bare)) {
            found.push(start..start + bare.len());
        }
    }
    found
}

/// The damaged text and the place of the damage, in bytes.
fn damaged(
    text: &str,
    paragraphs: &[Range<usize>],
    kind: Damage,
    dice: &mut Dice,
) -> Option<(String, Range<usize>)> {
    if paragraphs.len() < LEAST_PARAGRAPHS {
        return None;
    }
    // The last one is left whole: behind it nothing shows that something is lost.
    let at = dice.below(paragraphs.len() - 1);
    let chosen = paragraphs.get(at)?.clone();
    let whole = &text[chosen.clone()];
    let upto = |more: usize| paragraphs.get((at + more).min(paragraphs.len() - 1));
    match kind {
        Damage::Quotation => {
            let quoted: Vec<(Range<usize>, Vec<usize>)> = paragraphs[..paragraphs.len() - 1]
                .iter()
                .filter_map(|place| Some((place.clone(), inside_quotation(text, place)?)))
                .collect();
            let (place, cuts) = quoted.get(dice.below(quoted.len()))?;
            let cut = *cuts.get(dice.below(cuts.len()))?;
            Some(([&text[..cut], &text[place.end..]].concat(), place.start..cut))
        }
        Damage::Sentence | Damage::End => {
            let cuts = inside_sentence(whole, 12, 2);
            let cut = chosen.start + *cuts.get(dice.below(cuts.len()))?;
            let behind = if kind == Damage::End { "\n" } else { &text[chosen.end..] };
            Some(([&text[..cut], behind].concat(), chosen.start..cut))
        }
        Damage::Again | Damage::Later => {
            let more = if kind == Damage::Later { 1 + dice.below(3) } else { 0 };
            let end = upto(more)?.end;
            let again = end + 2;
            let text = [&text[..end], "\n\n", whole, &text[end..]].concat();
            Some((text, again..again + whole.len()))
        }
        Damage::Page => {
            let later = upto(2 + dice.below(4)).filter(|later| later.start > chosen.end)?.clone();
            let cuts = inside_sentence(whole, 12, 2);
            let cut = chosen.start + *cuts.get(dice.below(cuts.len()))?;
            let starts = inside_sentence(&text[later.clone()], 3, 8);
            let start = later.start + *starts.get(dice.below(starts.len()))? + 1;
            let text = [&text[..cut], "\n\n", &text[start..]].concat();
            Some((text, chosen.start..cut + 2))
        }
    }
}

/// Blanks behind which a sentence goes on, so many words from the ends of a text.
fn inside_sentence(text: &str, after: usize, before: usize) -> Vec<usize> {
    let blanks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    let end = blanks.len().saturating_sub(before);
    let within = blanks.get(after..end).unwrap_or_default().iter().copied();
    within.filter(|at| !text[..*at].ends_with(['.', '!', '?', ':', ';', '"', '”', ')'])).collect()
}

/// Blanks of the first quotation of some length in a paragraph, in bytes of the text.
fn inside_quotation(text: &str, place: &Range<usize>) -> Option<Vec<usize>> {
    let paragraph = &text[place.clone()];
    let marks: Vec<usize> = paragraph.match_indices(['"', '“', '”']).map(|(at, _)| at).collect();
    marks.chunks_exact(2).find_map(|pair| {
        let cuts = inside_sentence(&paragraph[pair[0]..pair[1]], 2, 1);
        let cuts: Vec<usize> = cuts.into_iter().map(|at| place.start + pair[0] + at).collect();
        (cuts.len() >= 3).then_some(cuts)
    })
}

/// Numbers that a name fixes: 64 bits of FNV-1a, then `SplitMix64`.
struct Dice(u64);

impl Dice {
    fn new(name: &str) -> Self {
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(name.bytes().fold(0xcbf2_9ce4_8422_2325, step))
    }

    /// A number below this one; 0 of nothing.
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed >> 33) as usize % count.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "The board said \"we will keep the ferry in the harbour until the storm is over\" \
        and then closed the northern pier for the rest of the month of May.";

    #[test]
    fn variants_are_damaged_where_they_say() {
        let text = [LINE; 6].join("\n\n");
        let document = json!({ "id": "a", "text": text });
        for kind in Damage::ALL {
            let variant = variant(&document, kind).unwrap();
            let place: String =
                variant.text.chars().skip(variant.place.start).take(variant.place.len()).collect();
            assert!(place.starts_with("The board said"), "{kind:?}: {place}");
            let whole = matches!(kind, Damage::Again | Damage::Later);
            assert_eq!(place == LINE, whole, "{kind:?}: {place}");
            assert_ne!(variant.text, text, "{kind:?}");
        }
    }

    #[test]
    fn short_copy_is_left_alone() {
        let document = json!({ "id": "a", "text": LINE });
        assert!(variant(&document, Damage::Again).is_none());
    }
}
