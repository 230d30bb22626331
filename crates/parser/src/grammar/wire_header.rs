//! Header lines of wire messages whose framing survived: slugs, and lines of control bytes.
//!
//! A slug is keywords joined by hyphens, in capitals at least in part, with a word count, a take or
//! a date behind it: `BC-Harbour-Strike, 2nd Ld-Writethru,0420`. The last keyword may be of several
//! words where a comma ends it: `BC-Pier Talks,0312`. Reading its fields is the work of
//! the wire carrier; here it is only told from copy.

use std::ops::Range;

use nom::Parser;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::combinator::{opt, recognize, verify};
use nom::multi::many1_count;

use super::words::range_in;

/// A slug line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slug {
    /// The slug itself, without priority, category, date and count.
    pub slug: Range<usize>,
}

/// The slug of a line that is a wire header.
///
/// ```
/// use copydesk_parser::grammar::slug_line;
/// let line = "BC-Harbour-Strike, 2nd Ld-Writethru,0420";
/// assert_eq!(&line[slug_line(line).unwrap().slug], "BC-Harbour-Strike");
/// assert!(slug_line("U.S.-led talks resume in 2024").is_none());
/// ```
pub fn slug_line(text: &str) -> Option<Slug> {
    let line =
        text.trim_matches(|c: char| c.is_control() || matches!(c, ' ' | '^' | '<' | '\u{a0}'));
    if line.len() > 90 || line.ends_with(['.', '?', '!', ':']) {
        return None;
    }
    // Priority and category may stand before it: `u f BC-…`, `r a PM-…`.
    let mut rest = line;
    for _ in 0..2 {
        let mut letter = (
            take_while1::<_, &str, nom::error::Error<&str>>(|c: char| c.is_ascii_alphanumeric()),
            tag(" "),
        );
        match letter.parse(rest) {
            Ok((behind, (word, _)))
                if word.len() == 1 || word.starts_with('f') && word.len() == 5 =>
            {
                rest = behind;
            }
            _ => break,
        }
    }
    let keyword = |least: usize| {
        verify(
            take_while1::<_, &str, nom::error::Error<&str>>(|c: char| {
                c.is_ascii_alphanumeric() || matches!(c, ':' | '/' | '.' | '&' | '\'')
            }),
            move |word: &str| word.len() >= least,
        )
    };
    let mut slug = recognize((
        verify(keyword(2), |word: &str| word.bytes().all(|byte| byte.is_ascii_uppercase())),
        many1_count((tag("-"), opt(tag("-")), keyword(1))),
    ));
    let (behind, hyphened) = slug.parse(rest).ok()?;
    let behind = more_words(behind).unwrap_or(behind);
    let slug = rest.get(..rest.len() - behind.len()).unwrap_or(hyphened);
    let (_, tail) = take_while::<_, &str, nom::error::Error<&str>>(|_| true).parse(behind).ok()?;
    let told = tail.split_whitespace().any(|word| word.starts_with(char::is_lowercase));
    let counted = !told
        && tail.trim_end().rsplit([' ', ',', '-']).next().is_some_and(|count| {
            (2..=5).contains(&count.len()) && count.bytes().all(|byte| byte.is_ascii_digit())
        });
    let versioned = tail.to_ascii_lowercase().contains("writethru")
        || tail.contains(" Ld")
        || tail.contains(" Take");
    let known = ["BC-", "AM-", "PM-", "BUS-"].iter().any(|opening| slug.starts_with(opening));
    (counted || versioned || known).then(|| Slug { slug: range_in(text, slug) })
}

/// What stands behind further words of the last keyword, if a comma ends them.
fn more_words(behind: &str) -> Option<&str> {
    let (words, _) = behind.split_once(',')?;
    let keyword = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let words_of_it = words.strip_prefix(' ')?.split(' ');
    words_of_it.clone().all(keyword).then(|| &behind[words.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        for (line, slug) in [
            ("u f BC-COCOA-REVIEW   02-26 0105", Some("BC-COCOA-REVIEW")),
            ("r a PM-Arts:60sMovies     01-01 1073", Some("PM-Arts:60sMovies")),
            ("^BC-Harbour-Strike, 1st Ld-Writethru,0420<", Some("BC-Harbour-Strike")),
            ("BC-Pier Talks,0312", Some("BC-Pier Talks")),
            ("BC-EU--Pier Talks, 1st Ld-Writethru,0420", Some("BC-EU--Pier Talks")),
            ("HARBOUR-STRIKE/TAKE 0420", Some("HARBOUR-STRIKE/TAKE")),
            ("NATO-led force leaves", None),
            ("COVID-19 cases rise to 1,200", None),
            ("", None),
        ] {
            assert_eq!(slug_line(line).map(|found| &line[found.slug]), slug, "{line}");
        }
    }
}
