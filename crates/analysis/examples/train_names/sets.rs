//! Reads the annotated sets and sets their words as running text.
//!
//! Names follow the habits of CoNLL-2003: no title within a person, no article or small word before
//! a place, adjectives of nationality no places.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;

/// A document: running text with its names.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) text: String,
    /// Bytes of the text, and the number of the kind: 0 person, 1 organization, 2 place, 3 other.
    pub(crate) names: Vec<(Range<usize>, usize)>,
}

/// A word and its label, `B-per`, `I-ORG` or `O`.
type Labelled = (String, String);

/// What stands before a name of a person and is no part of it.
const TITLES: &[&str] = &[
    "mr.",
    "mr",
    "mrs.",
    "mrs",
    "ms.",
    "ms",
    "dr.",
    "dr",
    "president",
    "presidents",
    "prime",
    "minister",
    "vice",
    "general",
    "senator",
    "senators",
    "secretary",
    "secretary-general",
    "of",
    "state",
    "king",
    "queen",
    "prince",
    "princess",
    "chancellor",
    "foreign",
    "defense",
    "interior",
    "finance",
    "pope",
    "mayor",
    "governor",
    "judge",
    "justice",
    "chief",
    "colonel",
    "col.",
    "gen.",
    "lt.",
    "major",
    "captain",
    "ambassador",
    "premier",
    "sen.",
    "rep.",
    "representative",
    "director",
    "professor",
    "commander",
    "lieutenant",
    "admiral",
    "ayatollah",
    "cardinal",
    "archbishop",
    "bishop",
    "rev.",
    "reverend",
    "congressman",
    "spokesman",
    "spokeswoman",
    "speaker",
    "attorney",
    "deputy",
    "former",
    "leader",
    "chairman",
    "sheikh",
    "sir",
    "lord",
    "emperor",
    "prophet",
];

/// Sentences of a document of a set that does not say where its documents end.
const SENTENCES: usize = 10;

/// `wikigold.conll`: a word and its label a line, documents set apart by `-DOCSTART-`.
pub(crate) fn wikigold(path: &str) -> Vec<Document> {
    let file = fs::read_to_string(path).expect("the set wikigold.conll");
    let mut documents = Vec::new();
    let mut sentences: Vec<Vec<Labelled>> = vec![Vec::new()];
    for line in file.lines() {
        match line.split_once(' ') {
            Some(("-DOCSTART-", _)) => {
                documents.push(document(&sentences));
                sentences = vec![Vec::new()];
            }
            Some((word, label)) => {
                if let Some(sentence) = sentences.last_mut() {
                    sentence.push((word.to_owned(), label.to_owned()));
                }
            }
            None => sentences.push(Vec::new()),
        }
    }
    documents.push(document(&sentences));
    documents.retain(|document| !document.text.is_empty());
    documents
}

/// `gmb.csv`: `sentence,word,part of speech,label`, the sentence named where it begins.
///
/// Its labels are partly a program's; `cleaned` gives each name that is mostly of one kind that kind.
pub(crate) fn gmb(path: &str, cleaned: bool) -> Vec<Document> {
    let bytes = fs::read(path).expect("the set gmb.csv");
    let file = String::from_utf8_lossy(&bytes);
    let mut sentences: Vec<Vec<Labelled>> = Vec::new();
    for row in file.lines().skip(1) {
        let fields = fields(row);
        let [number, word, _, label] = fields.as_slice() else { continue };
        if !number.is_empty() {
            sentences.push(Vec::new());
        }
        if let Some(sentence) = sentences.last_mut() {
            sentence.push((word.clone(), label.clone()));
        }
    }
    settle_peoples(&mut sentences);
    if cleaned {
        settle_surfaces(&mut sentences);
    }
    sentences.chunks(SENTENCES).map(document).collect()
}

/// The label `gpe` is of peoples and, now and then, of countries; a word that is often enough a
/// place otherwise is one.
fn settle_peoples(sentences: &mut [Vec<Labelled>]) {
    let mut places: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for (word, label) in sentences.iter().flatten() {
        let of = match label.get(2..) {
            Some("geo") => 0,
            Some("gpe") => 1,
            _ => continue,
        };
        places.entry(word.clone()).or_default()[of] += 1;
    }
    for (word, label) in sentences.iter_mut().flatten() {
        let Some("gpe") = label.get(2..) else { continue };
        let [place, people] = places[word.as_str()];
        let kind = if place * 8 >= people { "geo" } else { "people" };
        label.replace_range(2.., kind);
    }
}

/// Gives a name that is of one kind in two of three cases that kind wherever it stands.
fn settle_surfaces(sentences: &mut [Vec<Labelled>]) {
    let mut kinds: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for sentence in &*sentences {
        for (words, label) in spans(sentence) {
            *kinds.entry(surface(&sentence[words])).or_default().entry(label).or_default() += 1;
        }
    }
    for sentence in sentences {
        for (words, label) in spans(sentence) {
            let counts = &kinds[&surface(&sentence[words.clone()])];
            let all: usize = counts.values().sum();
            let most = counts.iter().max_by_key(|(_, count)| **count);
            if let Some((most, count)) = most
                && *most != label
                && count * 3 >= all * 2
                && kind(&format!("B-{most}")).is_some()
            {
                for (_, label) in &mut sentence[words] {
                    label.replace_range(2.., most);
                }
            }
        }
    }
}

fn surface(words: &[Labelled]) -> String {
    words.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ")
}

/// The words of each name of a sentence, with the label's kind.
fn spans(sentence: &[Labelled]) -> Vec<(Range<usize>, String)> {
    let mut spans: Vec<(Range<usize>, String)> = Vec::new();
    for (at, (_, label)) in sentence.iter().enumerate() {
        let Some(of) = label.get(2..) else { continue };
        match spans.last_mut() {
            Some((words, last)) if label.starts_with('I') && words.end == at && last == of => {
                words.end = at + 1;
            }
            _ => spans.push((at..at + 1, of.to_owned())),
        }
    }
    spans
}

/// The fields of a line of comma-separated values.
fn fields(row: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut chars = row.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(field) = fields.last_mut() else { break };
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            _ => field.push(c),
        }
    }
    fields
}

/// The number of a kind; dates and numbers are no names.
fn kind(label: &str) -> Option<usize> {
    match label.get(2..)?.to_ascii_lowercase().as_str() {
        "per" => Some(0),
        "org" => Some(1),
        "loc" | "geo" => Some(2),
        "misc" | "people" | "art" | "eve" | "nat" => Some(3),
        _ => None,
    }
}

/// Sets sentences as running text, one behind the other.
fn document(sentences: &[Vec<Labelled>]) -> Document {
    let mut document = Document::default();
    for sentence in sentences {
        let mut quoted = false;
        let mut glued = true;
        let mut name: Option<(Vec<Range<usize>>, usize)> = None;
        if !document.text.is_empty() && !sentence.is_empty() {
            document.text.push(' ');
        }
        for (word, label) in sentence {
            let closes = matches!(word.as_str(), "\"" | "''") && quoted;
            let behind = closes
                || matches!(word.as_str(), "." | "," | ";" | ":" | "?" | "!" | ")" | "]" | "%")
                || (word.starts_with('\'') && word.len() <= 3)
                || word == "n't";
            if !glued && !behind {
                document.text.push(' ');
            }
            if word == "\"" {
                quoted = !quoted;
            }
            glued = matches!(word.as_str(), "(" | "[" | "$") || (word == "\"" && quoted);
            let span = document.text.len()..document.text.len() + word.len();
            document.text.push_str(word);
            let own = kind(label);
            let goes_on =
                label.starts_with('I') && name.as_ref().is_some_and(|(_, kind)| Some(*kind) == own);
            if goes_on {
                if let Some((words, _)) = &mut name {
                    words.push(span);
                }
                continue;
            }
            document.take(name.take());
            name = own.map(|kind| (vec![span], kind));
        }
        document.take(name);
    }
    document
}

impl Document {
    /// Persons without the titles that a set keeps within their names.
    pub(crate) fn untitled(mut self) -> Self {
        let Self { text, names } = &mut self;
        for (span, _) in names.iter_mut().filter(|(_, kind)| *kind == 0) {
            while let Some((first, _)) = text[span.clone()].split_once(' ') {
                if !TITLES.contains(&first.to_ascii_lowercase().as_str()) {
                    break;
                }
                span.start += first.len() + 1;
            }
        }
        self
    }

    /// Keeps a name without what stands before it.
    fn take(&mut self, name: Option<(Vec<Range<usize>>, usize)>) {
        let Some((words, kind)) = name else { return };
        let title = |word: &Range<usize>| {
            let word = &self.text[word.clone()];
            kind == 0 && TITLES.contains(&word.to_ascii_lowercase().as_str())
        };
        let small = |word: &Range<usize>| {
            let word = &self.text[word.clone()];
            matches!(kind, 2) && word.chars().all(|c| c.is_lowercase() || c == '-')
        };
        let first = words.iter().position(|word| !title(word) && !small(word));
        let words = first.and_then(|first| words.get(first..)).unwrap_or_default();
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            self.names.push((first.start..last.end, kind));
        }
    }
}

/// `meantime.docs.jsonl` and `meantime.entities.jsonl`: mentions by name, of nested ones of one
/// entity the innermost, articles before them left out.
pub(crate) fn meantime(folder: &str) -> Vec<Document> {
    let read = |name: &str| -> Vec<serde_json::Value> {
        let file = fs::read_to_string(format!("{folder}/{name}")).expect("the set meantime");
        file.lines().map(|line| serde_json::from_str(line).expect("an object")).collect()
    };
    let mut entities = BTreeMap::new();
    for row in read("meantime.entities.jsonl") {
        entities.insert(row["doc_id"].as_str().unwrap_or_default().to_owned(), row);
    }
    let of_row = |row: &serde_json::Value| {
        let text = row["text"].as_str().unwrap_or_default().to_owned();
        let places: Vec<usize> =
            text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let byte = |value: &serde_json::Value| places[value.as_u64().unwrap_or(0) as usize];
        let mut names = Vec::new();
        let gold = entities.get(row["doc_id"].as_str().unwrap_or_default());
        for entity in gold.and_then(|gold| gold["entities"].as_array()).into_iter().flatten() {
            let kind = match entity["type"].as_str() {
                Some("PER") => 0,
                Some("ORG") => 1,
                Some("LOC") => 2,
                _ => continue,
            };
            let named = entity["mentions"]
                .as_array()
                .into_iter()
                .flatten()
                .filter(|mention| matches!(mention["syn"].as_str(), Some("NAM" | "PRE.NAM")));
            let mut spans: Vec<Range<usize>> =
                named.map(|mention| byte(&mention["start"])..byte(&mention["end"])).collect();
            for span in &mut spans {
                let article =
                    ["the ", "The "].iter().any(|the| text[span.clone()].starts_with(the));
                span.start += if article { 4 } else { 0 };
            }
            let all = spans.clone();
            spans.retain(|span| {
                let within = |other: &Range<usize>| {
                    other != span && span.start <= other.start && other.end <= span.end
                };
                !all.iter().any(within)
            });
            names.extend(spans.into_iter().map(|span| (span, kind)));
        }
        Document { text, names }
    };
    read("meantime.docs.jsonl").iter().map(of_row).collect()
}

/// Of ten words of names so many are hidden.
const HIDDEN: u64 = 5;

/// The documents with some words of their names made unknown ones: much of what these sets name is in the
/// lists, and little of what is named elsewhere, so that the sets as they are flatter the lists.
///
/// For measuring alone: to learn from such documents as well made unknown words places too often.
///
/// A word has another of the same length in its place wherever it stands. Words that the sets have in small
/// letters too tell what a name names (`Bank`) and stay.
pub(crate) fn hidden(documents: Vec<Document>) -> Vec<Document> {
    let small: BTreeSet<String> = documents
        .iter()
        .flat_map(|document| document.text.split(|c: char| !c.is_ascii_alphabetic()))
        .filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect();
    let hides = |word: &str| {
        let sum = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let mut letters = word.bytes();
        word.len() >= 4
            && letters.next().is_some_and(|letter| letter.is_ascii_uppercase())
            && letters.all(|letter| letter.is_ascii_lowercase())
            && (sum >> 32) % 10 < HIDDEN
            && !small.contains(&word.to_ascii_lowercase())
    };
    documents.into_iter().map(|document| document.without(hides)).collect()
}

/// Another letter of the same class.
const fn other(letter: u8) -> u8 {
    match letter {
        b'a' => b'o',
        b'e' => b'a',
        b'i' => b'u',
        b'o' => b'e',
        b'u' => b'i',
        b'n' => b'r',
        b'r' => b'l',
        b'l' => b'n',
        b't' => b'd',
        b's' => b'v',
        _ => letter,
    }
}

impl Document {
    /// With the words of its names that `hides` says made unknown ones.
    fn without(mut self, hides: impl Fn(&str) -> bool) -> Self {
        let named = self.names.iter().filter(|(_, kind)| *kind < 3);
        let words = named.flat_map(|(span, _)| self.text[span.clone()].split([' ', '-']));
        let hidden: BTreeSet<String> =
            words.filter(|word| hides(word)).map(str::to_owned).collect();
        let mut bytes = self.text.clone().into_bytes();
        let mut from = 0;
        for word in self.text.split(|c: char| !c.is_alphabetic()) {
            let start = from + self.text[from..].find(word).unwrap_or_default();
            from = start + word.len();
            if hidden.contains(word) {
                bytes[start + 1..from].iter_mut().for_each(|letter| *letter = other(*letter));
            }
        }
        self.text = String::from_utf8(bytes).expect("letters for letters");
        self
    }
}
