//! Quotations against gold: what was said, and by whom.
//!
//! The set: `dev.jsonl`, objects `{doc_id, text, quotes: [{content, speaker, kind}], discard}`, where
//! `content`, `speaker` and `discard` are lists of `[start, end]` and `kind` may be `not_speech`.
//!
//! Content is cut at paragraphs and trimmed, on both sides alike (`pieces`). `quoted` are its parts in
//! quotation marks, `quoted4` those of four words and more, `indirect` whole pieces without marks:
//! the marks of the text decide, never a label. Pieces are paired one to one, best first, where what
//! they share is half of what they span together.
//! A speaker is right where the span holds the head of gold's and its own head lies in gold's, or
//! where both heads are the same word (`who`); `both` asks for the pair and the speaker.
//! Gold that is no speech counts against whoever finds it; gold marked `optional` counts for neither.
//! Quotations that begin in `discard` are left out.
//!
//! `indirect-said` is gold's indirect speech whose cue is a verb of saying (`SAID`) or that has no
//! cue: only what is recalled of it is measured.
//! A second table has a row for each rule that attributed a quote: how many pieces it found, and the
//! share that is gold's, and gold's with the right speaker. Quoted pieces and indirect ones apart.
//!
//! Simpler than a full scorer: no measures of cues, of exact spans or of letters, none for direct
//! and mixed speech, no confidence intervals. Letters are Rust's, so marks above them count as well.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use super::data::{self, list, offset, text};
use super::marks::{self, Span};
use super::{f1, share};

const VIEWS: [&str; 4] = ["quoted", "quoted4", "indirect", "indirect-said"];
/// The forms of verbs of saying.
const SAID: &str = "\
    according accuse accused accuses accusing acknowledge acknowledged acknowledges acknowledging \
    add added adding adds admit admits admitted admitting allege alleged alleges announce \
    announced announces announcing argue argued argues arguing ask asked asking asks assert \
    asserted asserts call called calling calls claim claimed claiming claims complain complained \
    concede conceded conclude concluded confirm confirmed confirming confirms contend contended \
    contends criticised criticize criticized criticizes declare declared declares declaring denied \
    denies deny denying describe described describes describing emphasize emphasized explain \
    explained explaining explains indicate indicated indicates indicating insist insisted \
    insisting insists joke joked maintain maintained maintains mention mentioned note noted notes \
    noting observe observed pledge pledged predict predicted predicts promise promised promises \
    promising quip quipped quote quoted recall recalled recalls reiterate reiterated repeat \
    repeated repeats replied replies reply replying report reported reporting reports respond \
    responded responding responds said say saying says state stated states stating stress stressed \
    stresses stressing suggest suggested suggesting suggests tell telling tells testified testify \
    told tweet tweeted tweeting tweets urge urged urges urging vow vowed warn warned warning warns \
    write writes writing written wrote";
/// The share of what two pieces span that pairs them.
const ALIKE: f64 = 0.5;

/// Scores the quotations of `annotate`.
pub(super) fn run(folder: &Path) -> Result<()> {
    let documents = data::lines(&folder.join("dev.jsonl"))?;
    let outputs = data::outputs("annotate", &documents, "quotes")?;
    let mut counts = [Counts::default(); VIEWS.len()];
    let mut rules = Rules::default();
    for document in &documents {
        let chars: Vec<char> = text(document, "text").unwrap_or_default().chars().collect();
        let gold: Vec<Said> =
            list(document, "quotes").iter().map(|item| gold(item, &chars)).collect();
        let discard = spans(document, "discard");
        let dropped = |said: &Said| {
            let start = said.content.first().map(|span| span.0);
            start.is_some_and(|start| discard.iter().any(|span| span.0 <= start && start < span.1))
        };
        let found = outputs.get(data::id(document)).map_or(&[][..], |found| list(found, "quotes"));
        let found: Vec<Said> = found.iter().map(found_one).filter(|said| !dropped(said)).collect();
        add(&chars, &gold, &found, &mut counts, &mut rules);
    }
    println!("documents {}", documents.len());
    for (name, counts) in VIEWS.iter().zip(&counts) {
        counts.print(name);
    }
    println!("{:<22}{:>8}  {:>7}  right", "by rule", "pieces", "content");
    for ((view, rule), [found, paired, both]) in &rules {
        let name = format!("{view} {rule}");
        let (content, right) = (share(*paired, *found), share(*both, *found));
        println!("{name:<28}{found:>6}  {content:>7.3}  {right:.3}");
    }
    Ok(())
}

/// By view and rule: the pieces found, those of them that are gold's, those with its speaker too.
type Rules = BTreeMap<(&'static str, String), [usize; 3]>;

/// An utterance as gold or the binary gives it.
#[derive(Clone, Debug, Default)]
struct Said {
    content: Vec<Span>,
    speaker: Vec<Span>,
    optional: bool,
    no_speech: bool,
    /// Whether gold's cue is a verb of saying, or there is none.
    by_saying: bool,
    /// The rule that attributed what was found.
    rule: String,
}

impl Said {
    /// Whether nobody has to find it.
    fn is_free(&self) -> bool {
        self.optional || self.no_speech
    }
}

fn gold(item: &Value, chars: &[char]) -> Said {
    Said {
        content: spans(item, "content"),
        speaker: spans(item, "speaker"),
        by_saying: by_saying(chars, &spans(item, "cue")),
        rule: String::new(),
        optional: item.get("optional").and_then(Value::as_bool).unwrap_or(false),
        no_speech: text(item, "kind") == Some("not_speech"),
    }
}

fn found_one(item: &Value) -> Said {
    let span = |place: &Value| (offset(place, "start"), offset(place, "end"));
    Said {
        content: list(item, "content").iter().map(span).collect(),
        speaker: item.get("speaker").filter(|one| one.is_object()).map(span).into_iter().collect(),
        rule: text(item, "rule").unwrap_or_default().to_owned(),
        ..Said::default()
    }
}

/// Whether a word of the cue is a form of a verb of saying, or there is no cue.
fn by_saying(chars: &[char], cue: &[Span]) -> bool {
    let said = |words: String| {
        let words = words.to_lowercase();
        let mut words = words.split(|c: char| !c.is_ascii_lowercase());
        words.any(|word| !word.is_empty() && SAID.split_whitespace().any(|said| said == word))
    };
    let part = |&(start, end): &Span| chars.get(start..end).unwrap_or_default().iter().collect();
    cue.is_empty() || cue.iter().map(part).any(said)
}

/// A list of `[start, end]`.
fn spans(item: &Value, key: &str) -> Vec<Span> {
    let number = |pair: &Value, at| pair.get(at).and_then(Value::as_u64).unwrap_or_default();
    let pairs = list(item, key).iter();
    pairs.map(|pair| (number(pair, 0) as usize, number(pair, 1) as usize)).collect()
}

/// The pieces of one side, each with the utterance it is of.
type Pieces<'a> = BTreeMap<Span, &'a Said>;

/// Whole pieces, and pieces in marks.
fn cut<'a>(chars: &[char], regions: &[Span], said: &'a [Said]) -> (Pieces<'a>, Pieces<'a>) {
    let (mut whole, mut quoted) = (Pieces::new(), Pieces::new());
    for one in said {
        let pieces = marks::pieces(chars, &one.content);
        if pieces.is_empty() {
            continue;
        }
        // A later utterance may tell more of the same piece.
        let more = |old: &Said| {
            old.speaker.is_empty() && !one.speaker.is_empty() || old.is_free() && !one.is_free()
        };
        for piece in pieces {
            if whole.get(&piece).is_none_or(|old| more(old)) {
                whole.insert(piece, one);
            }
        }
        for piece in marks::quoted(chars, regions, &one.content) {
            // A slogan inside what is reported stays one.
            let better = |old: &Said| !old.no_speech && (one.no_speech || more(old));
            if quoted.get(&piece).is_none_or(|old| better(old)) {
                quoted.insert(piece, one);
            }
        }
    }
    (whole, quoted)
}

/// Pairs pieces one to one, those that are most alike first: found by gold.
fn pair(gold: &Pieces<'_>, found: &Pieces<'_>) -> BTreeMap<Span, Span> {
    let mut candidates = Vec::new();
    for &a in gold.keys() {
        for &b in found.keys() {
            let shared = a.1.min(b.1).saturating_sub(a.0.max(b.0));
            let alike = share(shared, a.1.max(b.1) - a.0.min(b.0));
            if shared > 0 && alike >= ALIKE {
                candidates.push((alike, a, b));
            }
        }
    }
    candidates.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let (mut of_gold, mut of_found) = (BTreeMap::new(), BTreeMap::new());
    for (_, a, b) in candidates {
        if !of_gold.contains_key(&a) && !of_found.contains_key(&b) {
            of_gold.insert(a, b);
            of_found.insert(b, a);
        }
    }
    of_gold
}

/// Whether the speaker found is gold's, or neither names one.
fn who(chars: &[char], gold: &Said, found: &Said) -> bool {
    let (Some(all), Some(one)) = (hull(&gold.speaker), found.speaker.first()) else {
        return gold.speaker.is_empty() && found.speaker.is_empty();
    };
    let (all, one) = (marks::trim(chars, all), marks::trim(chars, *one));
    if one == all || gold.speaker.iter().any(|part| marks::trim(chars, *part) == one) {
        return true;
    }
    let (Some(theirs), Some(ours)) = (marks::head(chars, all), marks::head(chars, one)) else {
        return false;
    };
    let within = |inner: Span, outer: Span| outer.0 <= inner.0 && inner.1 <= outer.1;
    let word = |span: Span| {
        let word: String = chars[span.0..span.1].iter().collect();
        word.to_lowercase().trim_matches('.').to_owned()
    };
    within(theirs, one) && within(ours, all) || word(theirs) == word(ours)
}

/// From the first start to the last end.
fn hull(spans: &[Span]) -> Option<Span> {
    Some((spans.iter().map(|span| span.0).min()?, spans.iter().map(|span| span.1).max()?))
}

/// What was counted in a view over all documents.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Counts {
    gold: usize,
    found: usize,
    /// Found pieces with a partner, and gold pieces with one; the partner may be of another view.
    found_paired: usize,
    gold_paired: usize,
    /// Of those, with the right speaker.
    found_both: usize,
    gold_both: usize,
    /// Paired gold pieces that have a speaker, and those whose speaker is right.
    speakers: usize,
    speakers_right: usize,
}

impl Counts {
    fn print(&self, name: &str) {
        println!("{name}: gold {}  found {}", self.gold, self.found);
        let rows = [("content", self.found_paired, self.gold_paired)];
        if name == "indirect-said" {
            println!("  recall R {:.3}", share(self.gold_paired, self.gold));
            return;
        }
        for (name, precise, recalled) in
            rows.into_iter().chain([("both", self.found_both, self.gold_both)])
        {
            let (p, r) = (share(precise, self.found), share(recalled, self.gold));
            println!("  {name:<8} P {p:.3}  R {r:.3}  F1 {:.3}", f1(p, r));
        }
        println!(
            "  speakers {}  right {:.3}",
            self.speakers,
            share(self.speakers_right, self.speakers)
        );
    }
}

/// Adds a document to the counts of the views.
fn add(
    chars: &[char],
    gold: &[Said],
    found: &[Said],
    counts: &mut [Counts; VIEWS.len()],
    rules: &mut Rules,
) {
    let regions = marks::regions(chars);
    let (gold_whole, gold_quoted) = cut(chars, &regions, gold);
    let (found_whole, found_quoted) = cut(chars, &regions, found);
    let [quoted, quoted4, indirect, saying] = counts;
    let long = |span: Span, _: &Said| marks::words(&chars[span.0..span.1]) >= 4;
    let bare = |_: Span, said: &Said| {
        !marks::any_inside(chars, &regions, &marks::pieces(chars, &said.content))
    };
    add_view(chars, &gold_quoted, &found_quoted, &|_, _| true, quoted);
    add_view(chars, &gold_quoted, &found_quoted, &long, quoted4);
    add_view(chars, &gold_whole, &found_whole, &bare, indirect);
    let said = |span: Span, said: &Said| bare(span, said) && said.by_saying;
    add_view(chars, &gold_whole, &found_whole, &said, saying);
    add_rules("quoted", chars, &gold_quoted, &found_quoted, &|_| true, rules);
    let bare = |said: &Said| bare((0, 0), said);
    add_rules("indirect", chars, &gold_whole, &found_whole, &bare, rules);
}

/// Adds the pieces found to the rows of their rules.
fn add_rules(
    view: &'static str,
    chars: &[char],
    gold: &Pieces<'_>,
    found: &Pieces<'_>,
    counted: &dyn Fn(&Said) -> bool,
    rules: &mut Rules,
) {
    let pairs = pair(gold, found);
    let of_found: BTreeMap<Span, Span> = pairs.iter().map(|(a, b)| (*b, *a)).collect();
    for (span, said) in found.iter().filter(|(_, said)| counted(said)) {
        let partner = of_found.get(span).and_then(|span| gold.get(span));
        if partner.is_some_and(|partner| partner.is_free() && !partner.no_speech) {
            continue;
        }
        let partner = partner.filter(|partner| !partner.is_free());
        let row = rules.entry((view, said.rule.clone())).or_default();
        row[0] += 1;
        row[1] += usize::from(partner.is_some());
        row[2] += usize::from(partner.is_some_and(|partner| who(chars, partner, said)));
    }
}

fn add_view(
    chars: &[char],
    gold: &Pieces<'_>,
    found: &Pieces<'_>,
    counted: &dyn Fn(Span, &Said) -> bool,
    counts: &mut Counts,
) {
    let of_gold = pair(gold, found);
    let of_found: BTreeMap<Span, Span> = of_gold.iter().map(|(a, b)| (*b, *a)).collect();
    for (span, said) in found.iter().filter(|(span, said)| counted(**span, said)) {
        let partner = of_found.get(span).and_then(|span| gold.get(span));
        if partner.is_some_and(|partner| partner.is_free() && !partner.no_speech) {
            continue;
        }
        counts.found += 1;
        if let Some(partner) = partner.filter(|partner| !partner.is_free()) {
            counts.found_paired += 1;
            counts.found_both += usize::from(who(chars, partner, said));
        }
    }
    let counted = gold.iter().filter(|(span, said)| !said.is_free() && counted(**span, said));
    for (span, said) in counted {
        counts.gold += 1;
        let Some(partner) = of_gold.get(span).and_then(|span| found.get(span)) else { continue };
        let right = usize::from(who(chars, said, partner));
        counts.gold_paired += 1;
        counts.gold_both += right;
        if !said.speaker.is_empty() {
            counts.speakers += 1;
            counts.speakers_right += right;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COPY: &str = "“It is open now,” said Ada Ode of Vessing. Mrs Ode said it was late.\n\n\
                        They call it the “long pier”.";

    fn at(words: &str) -> Span {
        let (before, _) = COPY.split_once(words).unwrap();
        let start = before.chars().count();
        (start, start + words.chars().count())
    }

    fn said(content: &str, speaker: &str) -> Said {
        let speaker = if speaker.is_empty() { Vec::new() } else { vec![at(speaker)] };
        Said { content: vec![at(content)], speaker, by_saying: true, ..Said::default() }
    }

    fn count(found: &[Said]) -> [Counts; VIEWS.len()] {
        let mut slogan = said("long pier", "");
        slogan.no_speech = true;
        let gold = [
            said("“It is open now,”", "Ada Ode of Vessing"),
            said("it was late.", "Mrs Ode"),
            slogan,
        ];
        let mut counts = [Counts::default(); VIEWS.len()];
        let chars: Vec<char> = COPY.chars().collect();
        add(&chars, &gold, found, &mut counts, &mut Rules::new());
        counts
    }

    #[test]
    fn the_same_utterances_score_one() {
        let found = [said("It is open now", "Ada Ode"), said("it was late", "Ada Ode")];
        let all = Counts {
            gold: 1,
            found: 1,
            found_paired: 1,
            gold_paired: 1,
            found_both: 1,
            gold_both: 1,
            speakers: 1,
            speakers_right: 1,
        };
        assert_eq!(count(&found), [all; VIEWS.len()]);
    }

    #[test]
    fn a_slogan_and_a_wrong_speaker_cost() {
        let found = [said("It is open now", "Vessing"), said("long pier", "")];
        let [quoted, quoted4, indirect, _] = count(&found);
        assert_eq!((quoted.found, quoted.found_paired, quoted.found_both), (2, 1, 0));
        assert_eq!((quoted.speakers, quoted.speakers_right), (1, 0));
        assert_eq!((quoted4.found, quoted4.gold), (1, 1));
        assert_eq!((indirect.gold, indirect.gold_paired, indirect.found), (1, 0, 0));
    }

    #[test]
    fn pieces_too_unlike_are_no_pair() {
        let found = [said("open", "Ada Ode")];
        assert_eq!((count(&found)[0].found, count(&found)[0].found_paired), (1, 0));
    }
}
