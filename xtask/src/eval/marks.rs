//! What the scorer of quotations reads from a text: stretches in quotation marks, pieces, heads.
//!
//! Works on characters, as the sets count them, and knows nothing of how the binary reads marks.

/// From one character up to another.
pub(super) type Span = (usize, usize);

/// In copy with a longer line every line is a paragraph; other copy is hard-wrapped.
const WRAPPED: usize = 120;
/// What is no part of an utterance at its edges.
const EDGES: &str = " \t\r\n\u{a0}\"“”„«»‘’'`,.;:!?—–-…()[]";
/// What ends the head of a name or a noun, between blanks.
const AFTER_HEAD: [&str; 18] = [
    "of", "who", "whom", "whose", "which", "from", "in", "at", "for", "with", "to", "on", "by",
    "against", "about", "familiar", "close", "involved",
];

/// The stretches in quotation marks, marks included; one left open ends with its paragraph.
pub(super) fn regions(chars: &[char]) -> Vec<Span> {
    let mut found = Vec::new();
    for (start, end) in paragraphs(chars) {
        let mut open: Option<usize> = None;
        for at in start..end {
            match (chars[at], open) {
                ('“' | '„' | '«', None) => open = Some(at),
                ('”' | '»', Some(from)) => {
                    found.push((from, at + 1));
                    open = None;
                }
                ('"', None) if at == start || facing(chars, at) != Facing::Closes => {
                    open = Some(at);
                }
                ('"', Some(from)) => {
                    let again = facing(chars, at) == Facing::Opens;
                    if again && chars[from] == '"' && at > from + 1 {
                        found.push((from, at));
                        open = Some(at);
                    } else {
                        found.push((from, at + 1));
                        open = None;
                    }
                }
                _ => {}
            }
        }
        found.extend(open.map(|from| (from, end)));
    }
    found
}

#[derive(PartialEq)]
enum Facing {
    Opens,
    Closes,
    Unclear,
}

/// Which way a straight mark faces, by its neighbours.
fn facing(chars: &[char], at: usize) -> Facing {
    let before = at.checked_sub(1).map_or('\n', |at| chars[at]);
    let after = chars.get(at + 1).copied().unwrap_or('\n');
    if (before.is_whitespace() || "([—–-‘".contains(before)) && !after.is_whitespace() {
        return Facing::Opens;
    }
    if !before.is_whitespace() && (after.is_whitespace() || ".,;:?!)]—–-’".contains(after)) {
        return Facing::Closes;
    }
    Facing::Unclear
}

fn is_wrapped(chars: &[char]) -> bool {
    chars.split(|c| *c == '\n').all(|line| line.len() <= WRAPPED)
}

/// Whether a line that holds nothing begins after this line end.
fn is_before_blank_line(chars: &[char], at: usize) -> bool {
    chars[at + 1..].iter().find(|c| !matches!(c, ' ' | '\t')) == Some(&'\n')
}

fn paragraphs(chars: &[char]) -> Vec<Span> {
    let wrapped = is_wrapped(chars);
    let mut found = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < chars.len() {
        if chars[at] != '\n' || wrapped && !is_before_blank_line(chars, at) {
            at += 1;
            continue;
        }
        if at > start {
            found.push((start, at));
        }
        let blank = |c: &char| *c == '\n' || wrapped && c.is_whitespace();
        at += chars[at..].iter().take_while(|c| blank(c)).count();
        start = at;
    }
    if start < chars.len() {
        found.push((start, chars.len()));
    }
    found
}

/// The span without the blanks and the punctuation at its edges.
pub(super) fn trim(chars: &[char], (start, end): Span) -> Span {
    let (mut start, mut end) = (start, end.min(chars.len()));
    while start < end && EDGES.contains(chars[start]) {
        start += 1;
    }
    while end > start && EDGES.contains(chars[end - 1]) {
        end -= 1;
    }
    (start, end)
}

/// The spans cut at paragraphs and trimmed; a piece without a letter or a digit is none.
pub(super) fn pieces(chars: &[char], spans: &[Span]) -> Vec<Span> {
    let wrapped = is_wrapped(chars);
    let mut found = Vec::new();
    for &(from, to) in spans {
        let within = &chars[..to.min(chars.len())];
        let cuts = |at: usize| within[at] == '\n' && (!wrapped || is_before_blank_line(within, at));
        let mut start = from;
        for at in from..=within.len() {
            if at == within.len() || cuts(at) {
                let piece = trim(chars, (start, at));
                if piece.0 < piece.1 && has_letter(&chars[piece.0..piece.1]) {
                    found.push(piece);
                }
                start = at + 1;
            }
        }
    }
    found
}

/// The pieces of the spans in marks; sentences of one stretch in marks are one piece.
pub(super) fn quoted(chars: &[char], regions: &[Span], spans: &[Span]) -> Vec<Span> {
    let inside: Vec<Span> = spans
        .iter()
        .flat_map(|span| regions.iter().map(|one| (span.0.max(one.0), span.1.min(one.1))))
        .filter(|(start, end)| start < end)
        .collect();
    let mut pieces = pieces(chars, &inside);
    pieces.sort_unstable();
    let mut joined: Vec<Span> = Vec::new();
    for piece in pieces {
        if let Some(last) = joined.last_mut() {
            let between = chars.get(last.1..piece.0).unwrap_or_default();
            let one = regions.iter().any(|region| region.0 <= last.0 && piece.1 <= region.1);
            if one && !between.contains(&'\n') && !has_letter(between) {
                last.1 = piece.1;
                continue;
            }
        }
        joined.push(piece);
    }
    joined
}

/// Whether a letter or a digit of the spans stands in marks.
pub(super) fn any_inside(chars: &[char], regions: &[Span], spans: &[Span]) -> bool {
    spans.iter().any(|span| {
        regions.iter().any(|region| {
            let (start, end) = (span.0.max(region.0), span.1.min(region.1));
            chars.get(start..end).is_some_and(has_letter)
        })
    })
}

/// The head of the words that name a speaker, by a rule of thumb: the last word before a comma, a
/// preposition or a relative pronoun.
pub(super) fn head(chars: &[char], span: Span) -> Option<Span> {
    let (start, mut end) = trim(chars, span);
    if end >= start + 2 && matches!(chars[end - 2..end], ['\'' | '’', 's']) {
        end -= 2;
    }
    let stop = (start + 1..end).find(|at| ends_head(&chars[*at..end]));
    let end = stop.unwrap_or(end);
    let last = (start..end).rev().find(|at| is_word(chars[*at]))?;
    let in_word = |at: &usize| is_word(chars[*at]) || ".&’'-".contains(chars[*at]);
    let first = (start..=last).rev().take_while(in_word).last()?;
    Some((first, last + 1))
}

fn ends_head(rest: &[char]) -> bool {
    let Some((first, rest)) = rest.split_first() else { return false };
    if matches!(first, ',' | '(' | '—' | '–') {
        return true;
    }
    let end = rest.iter().position(|c| c.is_whitespace());
    let Some(word) = end.and_then(|end| rest.get(..end)).filter(|_| first.is_whitespace()) else {
        return false;
    };
    AFTER_HEAD.iter().any(|stop| stop.chars().eq(word.iter().copied()))
}

/// How many words there are.
pub(super) fn words(chars: &[char]) -> usize {
    let (mut count, mut inside) = (0, false);
    for c in chars {
        let goes_on = is_word(*c) || inside && "’'.-".contains(*c);
        count += usize::from(goes_on && !inside);
        inside = goes_on;
    }
    count
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn has_letter(chars: &[char]) -> bool {
    chars.iter().any(|c| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn show(text: &str, spans: &[Span]) -> Vec<String> {
        let chars = chars(text);
        spans.iter().map(|span| chars[span.0..span.1].iter().collect()).collect()
    }

    #[test]
    fn marks_are_paired_within_paragraphs() {
        let cases: [(&str, &[&str]); 4] = [
            ("He “saw” it, \"once\".", &["“saw”", "\"once\""]),
            ("\"It is open\n\n\"and dry,\" he said", &["\"It is open", "\"and dry,\""]),
            ("\"One \"two\" three", &["\"One ", "\"two\""]),
            ("a 6\" pipe", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(show(text, &regions(&chars(text))), expected, "{text}");
        }
    }

    #[test]
    fn wrapped_copy_is_cut_at_blank_lines_and_other_copy_at_lines() {
        let text = "It is\nopen.\n \nIt is dry.";
        let all = |text: &str| pieces(&chars(text), &[(0, text.chars().count())]);
        assert_eq!(show(text, &all(text)), ["It is\nopen", "It is dry"]);
        let long = format!("{text}\n{}", "word ".repeat(30));
        assert_eq!(all(&long).len(), 4);
    }

    #[test]
    fn sentences_of_one_stretch_are_one_piece() {
        let text = "“It is open. It is dry,” he said. “Late.”";
        let copy = chars(text);
        let found = quoted(&copy, &regions(&copy), &[(1, 12), (12, 23), (34, 41)]);
        assert_eq!(show(text, &found), ["It is open. It is dry", "Late"]);
    }

    #[test]
    fn heads_stand_before_what_belongs_to_them() {
        let cases = [
            ("a spokesman for the port", Some("spokesman")),
            ("Ada Ode, the mayor", Some("Ode")),
            ("Vessing’s", Some("Vessing")),
            ("J. O'Dell-Ray", Some("O'Dell-Ray")),
            ("an official involved in it", Some("official")),
            ("—", None),
        ];
        for (text, expected) in cases {
            let found: Vec<Span> =
                head(&chars(text), (0, text.chars().count())).into_iter().collect();
            assert_eq!(show(text, &found).first().map(String::as_str), expected, "{text}");
        }
    }

    #[test]
    fn a_word_may_hold_marks() {
        assert_eq!(words(&chars("It’s a well-known 6.15 boat — now")), 6);
    }
}
