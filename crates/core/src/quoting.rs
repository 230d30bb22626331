//! Mail that quotes: lines that open with `>`, once for each time that they were quoted.
//!
//! The signs are the mail's and not the copy's, so that the line is measured behind them: copy that was
//! quoted then has the indents, the blank lines and the wrap that it was sent with. A page may set `>`
//! before its links, too: the signs are left out only where a line has nothing behind them, as a mail's
//! blank lines do, and several lines have them, most lines of the text have them, or a line
//! has two.

use crate::{Line, Span};

/// So many lines that are quoted are a quotation.
const FEWEST: usize = 3;

/// Measures the lines of a mail's quotation behind its signs; whether there are any.
pub(crate) fn measure_behind(
    text: &str,
    lines: &mut [Line],
    measure: impl Fn(usize, usize) -> Line,
) -> bool {
    let bytes = text.as_bytes();
    let is_quoted = |line: &&Line| bytes.get(line.text.start as usize) == Some(&b'>');
    let quoted = lines.iter().filter(is_quoted).count();
    if quoted < FEWEST {
        return false;
    }
    let empty =
        |line: &Line| !line.is_blank() && signs(line.text.of(text)) == line.text.len() as usize;
    let twice = |line: &Line| {
        let text = line.text.of(text);
        text[..signs(text)].bytes().filter(|byte| *byte == b'>').count() > 1
    };
    let told = lines.iter().filter(|line| !line.is_blank()).count();
    let of_mail =
        quoted * 2 > told || lines.iter().filter(is_quoted).any(|line| empty(line) || twice(line));
    if !of_mail {
        return false;
    }
    for line in lines.iter_mut() {
        if !is_quoted(&&*line) {
            continue;
        }
        let start = line.text.start as usize + signs(line.text.of(text));
        let Span { start: first, end } = line.span;
        *line = measure(start, end as usize);
        line.span = Span::new(first, end);
    }
    true
}

/// How many bytes the signs at the start of a line take, with one blank behind each.
fn signs(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while bytes.get(at) == Some(&b'>') {
        at += 1;
        at += usize::from(bytes.get(at) == Some(&b' '));
    }
    at
}

#[cfg(test)]
mod tests {
    use crate::LineTable;

    fn texts(text: &str) -> Vec<&str> {
        let table = LineTable::scan(text);
        table.as_slice().iter().map(|line| line.text.of(text)).collect()
    }

    #[test]
    fn quoted_lines_are_measured_behind_their_signs() {
        let text = "Kari wrote:\n> The ferry\n>\n>> sails.\n>> >   Soon.\n";
        assert_eq!(texts(text), ["Kari wrote:", "The ferry", "", "sails.", "Soon."]);
        let table = LineTable::scan(text);
        let spans: String = table.as_slice().iter().map(|line| line.span.of(text)).collect();
        assert_eq!(spans, text);
        let soon = table.as_slice()[4];
        assert_eq!((soon.indent, soon.columns, soon.words), (2, 7, 1));
        assert!(table.is_quoted() && table.as_slice()[2].is_blank());
    }

    #[test]
    fn the_links_of_a_page_keep_their_signs() {
        let text = "Ferry sails\n> Read more\n> Share\n> Print\nIt is blue.\nIt is late.\nIt is.\n";
        assert_eq!(texts(text)[1], "> Read more");
        assert!(!LineTable::scan(text).is_quoted());
        assert_eq!(texts("> Home\n> News\nFerry\n")[0], "> Home");
    }

    #[test]
    fn copy_that_was_wrapped_before_it_was_quoted_is_wrapped() {
        let text = "> The harbour board said on Tuesday that it would reopen the\n\
            > northern pier before the end of the month, after divers\n\
            > found that the storm of last week had left the old piles\n\
            > intact.\n>\n\
            > Crews will begin with the crane, which can be moved by the\n\
            > railway.\n";
        assert_eq!(LineTable::scan(text).wrap().map(|wrap| wrap.width), Some(58));
    }
}
