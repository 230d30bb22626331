//! Rows of tables: lines that only make sense as they stand.
//!
//! A row has columns: two gaps of two or more blanks, one of three or more, a tab, cells apart at
//! semicolons, or leaders of dots; the second and further gaps behind a full stop are a typist's habit
//! and do not count. What the columns hold is not asked.

/// Whether a line has columns.
///
/// ```
/// use copydesk_parser::grammar::is_row;
/// assert!(is_row("Halden Tin      112.50   +3.20"));
/// assert!(!is_row("The pier is closed.  It opens on Monday."));
/// ```
pub fn is_row(text: &str) -> bool {
    if !may_be_row(text.as_bytes()) {
        return false;
    }
    if text.matches(';').count() >= 3 && !text.contains("; ") {
        return true;
    }
    let bytes = text.as_bytes();
    let (mut gaps, mut wide, mut at) = (0, 0, 0);
    while at < bytes.len() {
        if bytes[at] == b'\t' {
            return true;
        }
        if bytes[at] != b' ' {
            at += 1;
            continue;
        }
        let len = bytes[at..].iter().take_while(|byte| **byte == b' ').count();
        let ended = || ends_a_sentence(text[..at].trim_end_matches([')', ']']));
        let habit = || ended() || text[..at].ends_with([':', ')', '-']) && len <= 3;
        if len >= 2 && !habit() {
            gaps += 1;
            wide += usize::from(len >= 3);
        }
        at += len;
    }
    wide >= 1 || gaps >= 2 || text.contains(".....")
}

/// Whether a line holds anything of which columns are made; prose does not. Without a branch, so that
/// many bytes are looked at in one step.
fn may_be_row(bytes: &[u8]) -> bool {
    let single = |byte: &u8| u8::from(*byte == b'\t') | u8::from(*byte == b';');
    let double =
        |(a, b): (&u8, &u8)| (u8::from(*a == b' ') | u8::from(*a == b'.')) & u8::from(a == b);
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let seen = bytes.iter().fold(0, |seen, byte| seen | single(byte));
    pairs.fold(seen, |seen, pair| seen | double(pair)) != 0
}

fn ends_a_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '"', '\'', ','])
}
