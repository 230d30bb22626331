//! Annotated pages: how they are read, and the ways in which people paste them.

use std::collections::HashSet;
use std::fs;

use serde_json::Value;

use crate::random::Random;

/// Invented ends of agency copy.
const ENDINGS: [&str; 8] = [
    "",
    "",
    "(Reporting by Ines Moreau; Editing by Tom Adeyemi)",
    "(Additional reporting by Ines Moreau in Lisbon and Tom Adeyemi in Accra; Editing by Li Wei)",
    "Reporting by Ines Moreau; editing by Li Wei",
    "-30-",
    "ENDS",
    "==Harbour Press",
];

/// What the annotation says of a character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Label {
    Furniture,
    Body,
    Headline,
    Deck,
    Byline,
    Date,
    Caption,
    Subhead,
    /// Furniture that has the words of the title.
    TitleAgain,
}

/// A text with a label for each character that is not blank.
pub(crate) struct Labelled {
    pub(crate) id: String,
    pub(crate) publisher: String,
    pub(crate) text: String,
    pub(crate) labels: Vec<Label>,
    pub(crate) gold_body: Option<Vec<String>>,
    pub(crate) exact: bool,
}

impl Labelled {
    /// The page as somebody pasted it: another text with its labels.
    fn pasted(&self, text: String, labels: Vec<Label>) -> Self {
        Self {
            id: self.id.clone(),
            publisher: self.publisher.clone(),
            text,
            labels,
            gold_body: self.gold_body.clone(),
            exact: self.exact,
        }
    }
}

pub(crate) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

pub(crate) fn lines_of(path: &str) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.lines().map(|line| serde_json::from_str(line).expect("a JSON object a line")).collect()
}

pub(crate) fn read_roles(path: &str) -> Vec<Labelled> {
    let read = |page: &Value| {
        let mut text = String::new();
        let mut labels = Vec::new();
        let rows = page["lines"]
            .as_array()
            .expect("lines")
            .iter()
            .zip(page["labels"].as_array().expect("labels"));
        for (line, label) in rows {
            let line = line.as_str().unwrap_or_default();
            let label = match label.as_str().unwrap_or_default() {
                "body" => Label::Body,
                "headline" => Label::Headline,
                "deck" => Label::Deck,
                "byline" => Label::Byline,
                "date" => Label::Date,
                "caption" => Label::Caption,
                "subhead" => Label::Subhead,
                _ => Label::Furniture,
            };
            labels.extend(line.chars().filter(|c| !c.is_whitespace()).map(|_| label));
            text.push_str(line);
            text.push('\n');
        }
        let id = page["id"].as_str().unwrap_or_default().to_owned();
        let publisher: String = id.split(['/', '_']).take(2).collect();
        Labelled { id, publisher, text, labels, gold_body: None, exact: true }
    };
    lines_of(path).iter().map(read).collect()
}

pub(crate) fn read_pages(path: &str) -> Vec<Labelled> {
    let read = |page: &Value| {
        let text = page["text"].as_str().unwrap_or_default().to_owned();
        let gold = &page["gold"];
        let body_words = words(gold["body"].as_str().unwrap_or_default());
        let body = format!(" {} ", body_words.join(" "));
        let title = words(gold["title"].as_str().unwrap_or_default()).join(" ").to_lowercase();
        let author = gold["author"].as_str().unwrap_or_default().to_lowercase();
        let mut labels = Vec::new();
        let runs: HashSet<&[String]> = body_words.windows(4).collect();
        let told: Vec<(String, bool)> = text
            .split('\n')
            .map(|line| {
                let line_words = words(line);
                // The annotation drops or adds a word here and there: most runs of words are enough.
                let shared = line_words.windows(4).filter(|run| runs.contains(run)).count();
                let line = line_words.join(" ");
                let inside = !line.is_empty() && body.contains(&format!(" {line} "))
                    || line_words.len() >= 8 && shared * 10 >= (line_words.len() - 3) * 7;
                (line.to_lowercase(), inside)
            })
            .collect();
        // A short line is body only where body stands around it: its words may stand anywhere.
        let long = |index: usize| told[index].1 && told[index].0.split(' ').count() >= 5;
        let first = (0..told.len()).find(|index| long(*index));
        let last = (0..told.len()).rev().find(|index| long(*index));
        for (index, line) in text.split('\n').enumerate() {
            let (folded, inside) = &told[index];
            let within =
                first.is_some_and(|first| first <= index) && last.is_some_and(|last| index <= last);
            let label = if *inside && (within || (first.is_none())) {
                Label::Body
            } else if *folded == title && !title.is_empty() {
                Label::TitleAgain
            } else if !author.is_empty()
                && folded.contains(&author)
                && folded.split(' ').count() <= 8
                && first.is_some_and(|first| index < first)
            {
                Label::Byline
            } else {
                Label::Furniture
            };
            labels.extend(line.chars().filter(|c| !c.is_whitespace()).map(|_| label));
        }
        let url = page["url"].as_str().unwrap_or_default();
        let publisher =
            url.split('/').nth(2).unwrap_or_default().trim_start_matches("www.").to_owned();
        let id = page["id"].as_str().unwrap_or_default().to_owned();
        Labelled { id, publisher, text, labels, gold_body: Some(body_words), exact: false }
    };
    lines_of(path).iter().map(read).collect()
}

/// The page hard-wrapped at a width, with or without blank lines between what were lines.
pub(crate) fn wrapped(page: &Labelled, width: usize, spaced: bool) -> Labelled {
    let mut text = String::new();
    for line in page.text.split('\n') {
        let mut column = 0;
        for word in line.split_whitespace() {
            let len = word.chars().count();
            if column > 0 && column + 1 + len > width {
                text.push('\n');
                column = 0;
            } else if column > 0 {
                text.push(' ');
                column += 1;
            }
            text.push_str(word);
            column += len;
        }
        text.push('\n');
        if spaced && line.split_whitespace().count() > 12 {
            text.push('\n');
        }
    }
    page.pasted(text, page.labels.clone())
}

/// The lines of a page with their labels.
fn lines_with_labels(page: &Labelled) -> Vec<(&str, &[Label])> {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in page.text.split('\n') {
        let len = line.chars().filter(|c| !c.is_whitespace()).count();
        lines.push((line, &page.labels[at..at + len]));
        at += len;
    }
    lines
}

/// Of so many pieces of bare copy one has no headline.
const WITHOUT_HEADLINE: u64 = 8;

/// The copy alone, as an archive or a wire hands it over: no furniture, now and then no headline.
pub(crate) fn bare(page: &Labelled, random: &mut Random) -> Labelled {
    let lines = lines_with_labels(page);
    let label = |index: usize| lines[index].1.first().copied();
    let is_body = |index: &usize| label(*index) == Some(Label::Body);
    let first = (0..lines.len()).find(is_body).unwrap_or(0);
    let last = (0..lines.len()).rev().find(is_body).unwrap_or(0);
    let headline = (0..first).rev().find(|index| label(*index) == Some(Label::Headline));
    let headline = headline.filter(|_| !random.next().is_multiple_of(WITHOUT_HEADLINE));
    let start = headline.unwrap_or(first);
    let mut kept = Vec::new();
    for index in start..=last {
        let of_copy = !matches!(label(index), Some(Label::Furniture | Label::TitleAgain));
        // Where furniture stood between two paragraphs one blank line is left.
        let doubled = label(index).is_none() && kept.last().is_some_and(|at| label(*at).is_none());
        if of_copy && !doubled {
            kept.push(index);
        }
    }
    let text = kept.iter().map(|&index| lines[index].0).collect::<Vec<_>>().join("\n");
    let labels = kept.iter().flat_map(|&index| lines[index].1.iter().copied()).collect();
    page.pasted(text, labels)
}

/// The page with little copy, as tabloids and local papers set it: a few sentences, each a paragraph;
/// nothing where the annotation does not give the body whole.
pub(crate) fn short(page: &Labelled, random: &mut Random) -> Option<Labelled> {
    page.gold_body.as_ref()?;
    let mut left = 3 + (random.next() % 8) as usize;
    let (mut text, mut labels) = (String::new(), Vec::new());
    let mut body = Vec::new();
    let mut blank = false;
    for (line, of_line) in lines_with_labels(page) {
        let is_blank = line.trim().is_empty();
        if of_line.first() != Some(&Label::Body) {
            text.push_str(line);
            text.push('\n');
            labels.extend_from_slice(of_line);
            blank = is_blank;
            continue;
        }
        for sentence in sentences(line) {
            if left == 0 {
                break;
            }
            left -= 1;
            text.push_str(sentence);
            text.push_str(if blank { "\n\n" } else { "\n" });
            labels.extend(sentence.chars().filter(|c| !c.is_whitespace()).map(|_| Label::Body));
            body.extend(words(sentence));
        }
    }
    Some(Labelled { gold_body: Some(body), ..page.pasted(text, labels) })
}

/// The sentences of a line, as far as marks and capitals tell.
fn sentences(line: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut from = 0;
    for (at, blank) in line.match_indices(' ') {
        let before = line[from..at].trim_end_matches(['"', '\'', '”', '’', ')']);
        let next = line[at + blank.len()..].trim_start_matches(['"', '“', '‘', '(']);
        let closed = before.ends_with(['.', '?', '!']) && before.split(' ').count() >= 3;
        if closed && next.starts_with(char::is_uppercase) {
            sentences.push(line[from..at].trim());
            from = at + blank.len();
        }
    }
    sentences.push(line[from..].trim());
    sentences
}

/// The page from a few lines above the headline to a few below the end of the body.
pub(crate) fn cropped(page: &Labelled, random: &mut Random) -> Option<Labelled> {
    let lines = lines_with_labels(page);
    let is = |index: usize, label: Label| lines[index].1.first() == Some(&label);
    let first = (0..lines.len()).find(|index| is(*index, Label::Body))?;
    let last = (0..lines.len()).rev().find(|index| is(*index, Label::Body))?;
    let headline = (0..first)
        .rev()
        .find(|index| is(*index, Label::Headline) || is(*index, Label::TitleAgain))?;
    if first - headline > 40 {
        return None;
    }
    let told = |index: &usize| !lines[*index].0.trim().is_empty();
    let above = (random.next() % 4) as usize;
    let below = (random.next() % 6) as usize;
    let start = (0..headline).rev().filter(told).take(above).last().unwrap_or(headline);
    let end = (last + 1..lines.len()).filter(told).take(below).last().unwrap_or(last);
    let lines = &lines[start..=end];
    let mut text = lines.iter().map(|(line, _)| *line).collect::<Vec<_>>().join("\n");
    let mut labels: Vec<Label> =
        lines.iter().flat_map(|(_, labels)| labels.iter().copied()).collect();
    // Agency copy ends with credits or a sign-off, of which the sets have no examples.
    if below <= 1 {
        let ending = ENDINGS[(random.next() % ENDINGS.len() as u64) as usize];
        text.push_str("\n\n");
        text.push_str(ending);
        labels.extend(ending.chars().filter(|c| !c.is_whitespace()).map(|_| Label::Furniture));
    }
    Some(page.pasted(text, labels))
}
