//! Finding the column at which copy was hard-wrapped.
//!
//! A greedy wrapper breaks a line only where the next word would not have fitted. So a pair of
//! adjacent lines, the first `n` columns wide and the second opening with a word of `w` columns, is
//! explained by every width from `n` to `n + w`. The width that explains the most pairs is the
//! column, if it explains most of the long ones: menus and other short lines explain none.
//!
//! The first line of a paragraph was often indented when it was wrapped and has lost its indent since:
//! it may be up to eight columns shorter than the width explains.
//!
//! The last line of a paragraph is short where no blank line follows it: a pair whose first line ends a
//! sentence and whose second opens one does not speak against a width that does not explain it.
//!
//! A wrapper breaks inside sentences. Where two thirds of the explained lines end with one, they are
//! paragraphs of a line each, of much the same length by chance.
//!
//! Widths from 40 to 120 columns are looked for. Copy of fewer than three wrapped pairs is not
//! called wrapped: it cannot be told from a short list.

use crate::{Evidence, Line, Span};

const NARROWEST: usize = 40;
const WIDEST: usize = 120;
/// Fewer pairs than this may be chance.
const FEWEST_PAIRS: u32 = 3;
/// The first line of a paragraph may have lost an indent of this many columns.
const LOST_INDENT: u16 = 8;

/// The column at which copy was hard-wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wrap {
    /// The widest that a line may be, in characters.
    pub width: u16,
    /// Pairs of adjacent lines that this width explains.
    pub explained: u32,
    /// Pairs of adjacent lines of which the first is long enough to have been wrapped.
    pub pairs: u32,
    /// Lines that are wider than `width`.
    pub wider: u32,
    /// The lines from the first pair to the last.
    pub span: Span,
}

impl Wrap {
    /// The column at which these lines of a text were wrapped, if they were.
    pub(crate) fn find(text: &str, lines: &[Line]) -> Option<Self> {
        let mut starts = [0_i32; WIDEST + 2];
        // The same of pairs between which a paragraph may end, and how many there are.
        let mut ending = [0_i32; WIDEST + 2];
        let mut endings = 0_u32;
        let mut longer = [0_u32; WIDEST + 2];
        let mut pairs = 0_u32;
        let mut wide = 0_u32;
        let mut span: Option<Span> = None;
        let mut opens = true;
        for pair in lines.windows(2) {
            let (line, next) = (&pair[0], &pair[1]);
            let slack =
                if std::mem::replace(&mut opens, line.is_blank()) { LOST_INDENT } else { 0 };
            let columns = usize::from(line.columns);
            if columns > WIDEST {
                wide += 1;
                continue;
            }
            longer[columns] += 1;
            if columns < NARROWEST || next.is_blank() || next.indent > line.indent {
                continue;
            }
            pairs += 1;
            starts[columns] += 1;
            let end = columns
                + usize::from(next.first_word)
                + usize::from(next.indent)
                + usize::from(slack)
                + 1;
            starts[end.min(WIDEST + 1)] -= 1;
            if ends_sentence(text, line) && opens_sentence(text, next) {
                endings += 1;
                ending[columns] += 1;
                ending[end.min(WIDEST + 1)] -= 1;
            }
            span = Some(span.unwrap_or(line.span).to(next.span));
        }
        if pairs < FEWEST_PAIRS {
            return None;
        }
        let mut wider_than = [0_u32; WIDEST + 2];
        let mut count = wide;
        for width in (0..=WIDEST).rev() {
            wider_than[width] = count;
            count += longer[width];
        }
        let (mut covering, mut closing) = (0, 0);
        let mut best: Option<(Wrap, u32)> = None;
        for width in 0..=WIDEST {
            covering += starts[width];
            closing += ending[width];
            if width < NARROWEST {
                continue;
            }
            let explained = covering.max(0) as u32;
            let wider = wider_than[width];
            if best.is_none_or(|(best, _)| (explained, best.wider) > (best.explained, wider)) {
                let wrap = Wrap { width: width as u16, explained, pairs, wider, span: span? };
                best = Some((wrap, endings - closing.max(0) as u32));
            }
        }
        let (wrap, ended) = best?;
        let asked = wrap.pairs - ended + wrap.wider;
        let sure = wrap.explained >= FEWEST_PAIRS
            && wrap.explained * 10 >= asked * 6
            && wrap.breaks_sentences(text, lines);
        sure.then_some(wrap)
    }

    /// Whether at least a third of the lines that it explains end inside a sentence.
    fn breaks_sentences(&self, text: &str, lines: &[Line]) -> bool {
        let (mut broken, mut whole) = (0_u32, 0_u32);
        for pair in lines.windows(2) {
            let (line, next) = (&pair[0], &pair[1]);
            let long = (NARROWEST..=WIDEST).contains(&usize::from(line.columns));
            if !long || next.indent > line.indent || !self.explains(line, next, false) {
                continue;
            }
            *(if ends_sentence(text, line) { &mut whole } else { &mut broken }) += 1;
        }
        broken * 2 >= whole
    }

    /// The wrap as evidence for a layout.
    pub fn evidence(&self) -> Evidence {
        let (width, explained, pairs) = (self.width, self.explained, self.pairs);
        Evidence::new(
            self.span,
            format!("lines break at {width} columns ({explained} of {pairs} pairs of lines)"),
        )
    }

    /// Whether a wrapper of this width could have broken `line` before `next`; `lenient` says that
    /// something else speaks for it too: `line` is the first of its paragraph and may have lost its
    /// indent, or its paragraph opened with an indent and `next` has none.
    ///
    /// False where the next word would have fitted: then the break was the writer's.
    pub fn explains(&self, line: &Line, next: &Line, lenient: bool) -> bool {
        let slack = if lenient { LOST_INDENT } else { 0 };
        let needed = line.columns.saturating_add(next.first_word).saturating_add(1 + slack);
        !line.is_blank() && !next.is_blank() && needed > self.width
    }
}

/// Whether a line ends as a sentence does.
fn ends_sentence(text: &str, line: &Line) -> bool {
    line.text.of(text).ends_with(['.', '?', '!', '"', '”', '’'])
}

/// Whether a line may open a sentence.
fn opens_sentence(text: &str, line: &Line) -> bool {
    let opens = |c: char| c.is_uppercase() || matches!(c, '"' | '“' | '‘' | '\'' | '«' | '(');
    line.text.of(text).starts_with(opens)
}

#[cfg(test)]
mod tests {
    use crate::LineTable;

    const WRAPPED: &str = "The harbour board said on Tuesday that it would reopen\n\
        the northern pier before the end of the month, after\n\
        divers found that the storm had left its piles intact\n\
        and that the crane could be moved by rail.\n";

    #[test]
    fn the_width_is_found() {
        let table = LineTable::scan(WRAPPED);
        let wrap = table.wrap().unwrap();
        assert_eq!((wrap.explained, wrap.pairs, wrap.wider), (3, 3, 0));
        assert!((54..=57).contains(&wrap.width), "{wrap:?}");
    }

    #[test]
    fn paragraphs_without_blank_lines_between_them() {
        let text = "The harbour board said on Tuesday that it would reopen\n\
            the northern pier before the end of the month.\n\
            Divers found that the storm had left its piles intact,\n\
            and a crane will come by rail in the spring.\n\
            Nobody knows yet who is to pay for all of that, though\n\
            the city has said that it will not be the city.\n";
        let table = LineTable::scan(text);
        let wrap = table.wrap().unwrap();
        assert_eq!((wrap.explained, wrap.pairs), (3, 5));
    }

    #[test]
    fn a_menu_is_not_wrapped_copy() {
        let menu = "Home\nNews\nSport and leisure in the region\nWeather\nContact\n".repeat(5);
        assert_eq!(LineTable::scan(&menu).wrap(), None);
    }

    #[test]
    fn sentences_of_one_length_are_not_wrapped_copy() {
        let text = "The harbour board said on Tuesday that the pier would open.\n\
                    The divers found that the storm had left its piles intact.\n"
            .repeat(4);
        assert_eq!(LineTable::scan(&text).wrap(), None);
    }

    #[test]
    fn long_lines_are_not_wrapped_copy() {
        let text =
            "The harbour board said on Tuesday that it would reopen the northern pier before \
                    the end of the month, after divers found it sound.\n"
                .repeat(6);
        assert_eq!(LineTable::scan(&text).wrap(), None);
    }
}
