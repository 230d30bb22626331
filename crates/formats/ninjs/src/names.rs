//! Names of items and subjects, in and out.
//!
//! ninjs asks for a URI; an id that is none is written as `urn:copydesk:` and percent-encoded, and
//! read back as it was.
//! What ninjs has no field for stands among the alternative ids with a role of ours
//! ([`copydesk_xml::own`]).

use copydesk_core::{Field, Published};
pub(crate) use copydesk_xml::own::{OWN, beside, stamp, stamped, take};

/// An id that is no URI is written behind this.
const URN: &str = "urn:copydesk:";

/// A value that was given, white space folded.
pub(crate) fn field(text: &str) -> Field {
    Field::given(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The id as a URI.
pub(crate) fn uri(id: &str) -> String {
    if is_uri(id) {
        return id.to_owned();
    }
    let mut uri = URN.to_owned();
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            uri.push(char::from(byte));
        } else {
            uri.push('%');
            for half in [byte >> 4, byte & 15] {
                uri.push(char::from(b"0123456789ABCDEF"[usize::from(half)]));
            }
        }
    }
    uri
}

/// Whether a text is a URI as RFC 3986 writes one, and none of ours.
fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
        && !rest.is_empty()
        && rest
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&b))
        && is_given(text)
}

/// Whether a URI is the item's own and not one that was made for it.
pub(crate) fn is_given(uri: &str) -> bool {
    !uri.starts_with(URN)
}

/// The id that a URI stands for.
pub(crate) fn of_uri(uri: &str) -> String {
    let Some(encoded) = uri.strip_prefix(URN) else { return uri.to_owned() };
    let mut bytes = Vec::new();
    let mut rest = encoded.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        let digit = |at: usize| behind.get(at).and_then(|b| char::from(*b).to_digit(16));
        if byte == b'%'
            && let (Some(high), Some(low)) = (digit(0), digit(1))
        {
            bytes.push((high * 16 + low) as u8);
            rest = &behind[2..];
        } else {
            bytes.push(byte);
            rest = behind;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Scheme and code of a URI, cut behind its last stroke, or of `scheme:code`.
pub(crate) fn split(code: &str) -> (Option<String>, Option<String>) {
    if code.contains("://") {
        return match code.rfind(['/', '#']) {
            Some(at) if at + 1 < code.len() => {
                (Some(code[..=at].to_owned()), Some(code[at + 1..].to_owned()))
            }
            _ => (None, Some(code.to_owned())),
        };
    }
    match code.split_once(':') {
        Some((scheme, code)) if !scheme.is_empty() && !code.is_empty() => {
            (Some(scheme.to_owned()), Some(code.to_owned()))
        }
        _ => (None, Some(code.to_owned())),
    }
}

/// A date to the second with its zone, as RFC 3339 has it; none where less is known.
pub(crate) fn exact(published: &Published) -> Option<String> {
    let time = published.time.as_deref()?;
    let (clock, zone) = time.split_at_checked(8)?;
    let digits = |text: &str, form: &str| {
        text.len() == form.len()
            && text.bytes().zip(form.bytes()).all(|(byte, form)| match form {
                b'0' => byte.is_ascii_digit(),
                form => byte == form,
            })
    };
    let zoned = zone == "Z" || digits(zone, "+00:00") || digits(zone, "-00:00");
    let fits = published.date.is_full() && digits(clock, "00:00:00") && zoned;
    fits.then(|| format!("{}T{time}", published.date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_are_no_uri_are_written_as_one_and_read_back() {
        assert_eq!(uri("tag:quay.example,2021:q7"), "tag:quay.example,2021:q7");
        assert_eq!(uri("a b/é.txt#2"), "urn:copydesk:a%20b/%C3%A9.txt%232");
        for id in ["a b/é.txt#2", "x", "C:\\copy", "urn:copydesk:x", "100 %", "http://a.example/1"]
        {
            assert_eq!(of_uri(&uri(id)), id);
        }
    }

    #[test]
    fn codes_are_cut_at_their_scheme() {
        let cut = |code: &str| {
            let (scheme, code) = split(code);
            format!("{} {}", scheme.as_deref().unwrap_or("-"), code.as_deref().unwrap_or("-"))
        };
        assert_eq!(cut("http://cv.example/medtop/20000001"), "http://cv.example/medtop/ 20000001");
        assert_eq!(cut("medtop:20000001"), "medtop 20000001");
        assert_eq!(cut("ferries"), "- ferries");
    }
}
