//! XML to text, and whether its declaration told the truth.
//!
//! In this order: a byte order mark; the bytes themselves where they are UTF-8 with other than ASCII
//! characters, since no other encoding is UTF-8 by chance; the declared encoding, where it can
//! decode every byte; else what [`decode`] finds.
//! Where the declaration is not what was used, a caller is told.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{DecodeError, decode};

/// The declaration stands within so many bytes.
const DECLARATION: usize = 256;
/// The root element stands within so many bytes.
const HEAD: usize = 64 << 10;
/// Why a document that declares entities is refused.
pub const DECLARES_ENTITIES: &str = "the document declares entities, which could expand without \
                                     bound or name other files; take the declarations out";

/// Text of a document.
#[derive(Debug)]
pub struct DecodedXml<'a> {
    /// The text, without byte order mark.
    pub text: Cow<'a, str>,
    /// The name of the encoding.
    pub encoding: &'static str,
    /// What is wrong with the declaration.
    pub wrong: Option<String>,
    /// Bytes of a byte order mark before the text.
    mark: usize,
}

/// Decodes a document.
///
/// # Errors
/// [`DecodeError`] where the bytes are no text in any encoding.
///
/// ```
/// use copydesk_parser::encoding::decode_xml;
/// let decoded = decode_xml(b"<?xml version='1.0' encoding='ISO-8859-1'?><p>caf\xe9</p>").unwrap();
/// assert!(decoded.text.ends_with("<p>caf\u{e9}</p>") && decoded.wrong.is_none());
/// ```
pub fn decode_xml(bytes: &[u8]) -> Result<DecodedXml<'_>, DecodeError> {
    let declared = declared(bytes);
    let label = declared.as_deref().unwrap_or("UTF-8");
    let known = Encoding::for_label(label.as_bytes());
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        // `UTF-16` says that the mark tells the order.
        let fits = declared.is_none()
            || known == Some(encoding)
            || (known == Some(UTF_16LE) && encoding == UTF_16BE);
        let wrong = (!fits).then(|| contradiction(label, encoding.name(), "a byte order mark"));
        return Ok(DecodedXml { text, encoding: encoding.name(), wrong, mark });
    }
    if let Some(text) = utf8(bytes, known)
        && !text.contains('\0')
    {
        let said = known.unwrap_or(UTF_8);
        // Plain ASCII is the same in every encoding that a declaration can be read in.
        let differs = !bytes.is_ascii() && said != UTF_8;
        let wrong = match known {
            None => Some(format!("the declared encoding `{label}` is not known; this is UTF-8")),
            Some(_) if differs || !said.is_ascii_compatible() => {
                Some(contradiction(label, "UTF-8", "its bytes"))
            }
            Some(_) => None,
        };
        return Ok(DecodedXml { text: Cow::Borrowed(text), encoding: "UTF-8", wrong, mark: 0 });
    }
    if let Some(encoding) = known
        && encoding.is_ascii_compatible()
        && encoding != UTF_8
        && let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes)
        && !text.contains('\0')
    {
        return Ok(DecodedXml { text, encoding: encoding.name(), wrong: None, mark: 0 });
    }
    let found = decode(bytes)?;
    let wrong = known.is_none_or(|known| known.name() != found.encoding).then(|| {
        let said = if declared.is_some() { label } else { "UTF-8 by default" };
        contradiction(said, found.encoding, "its bytes")
    });
    Ok(DecodedXml { text: found.text, encoding: found.encoding, wrong, mark: 0 })
}

/// The bytes as UTF-8, if they are; a character that the end of the file cuts off is left out, where
/// it may have been one.
fn utf8<'a>(bytes: &'a [u8], known: Option<&'static Encoding>) -> Option<&'a str> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Some(text),
        Err(error) => error,
    };
    let (before, _) = bytes.split_at(error.valid_up_to());
    let may_be = error.error_len().is_none()
        && (!before.is_ascii() || known.is_none_or(|known| known == UTF_8));
    std::str::from_utf8(before).ok().filter(|_| may_be)
}

impl DecodedXml<'_> {
    /// The byte of the file at which a byte of the text stands.
    pub fn byte_of(&self, at: usize) -> u64 {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let before = &self.text[..at];
        let encoding = Encoding::for_label(self.encoding.as_bytes()).unwrap_or(UTF_8);
        let length = if encoding == UTF_8 {
            before.len()
        } else if encoding == UTF_16LE || encoding == UTF_16BE {
            before.encode_utf16().count() * 2
        } else {
            encoding.encode(before).0.len()
        };
        (self.mark + length) as u64
    }
}

/// The encoding that the declaration names, read as ASCII.
fn declared(bytes: &[u8]) -> Option<String> {
    let head: String = bytes
        .iter()
        .take(DECLARATION)
        .filter(|byte| **byte != 0)
        .map(|byte| if byte.is_ascii() { char::from(*byte) } else { '?' })
        .collect();
    let declaration = head.split_once("<?xml")?.1.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next().map(|name| name.trim().to_owned())
}

/// How a document begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct XmlHead {
    /// The local name of the root element; where its tag is not in sight, the name that the document
    /// type says it has.
    pub root: String,
    /// What stands in the tag of the root element, as far as it is in sight.
    pub tag: String,
    /// The byte of the text at which the first entity is declared.
    pub entity: Option<usize>,
}

impl XmlHead {
    /// The head of a file; `None` where the bytes are no XML. It is sought in the first 64 KiB.
    ///
    /// ```
    /// use copydesk_parser::encoding::XmlHead;
    /// let head = XmlHead::of(b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><x:nitf y='z'>");
    /// let head = head.unwrap();
    /// assert_eq!((head.root.as_str(), head.entity), ("nitf", Some(34)));
    /// assert!(XmlHead::of(b"<3 said the harbour board").is_none());
    /// ```
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if !super::may_open_with(bytes, b'<') {
            return None;
        }
        let head = &bytes[..bytes.len().min(HEAD)];
        // A cut may fall into a character, which is no fault of the document.
        let text = decode_xml(head)
            .or_else(|_| decode_xml(&head[..head.len().saturating_sub(4)]))
            .map_or_else(|_| String::from_utf8_lossy(head), |decoded| decoded.text);
        Self::of_text(&text)
    }

    /// The head of a text.
    pub fn of_text(text: &str) -> Option<Self> {
        let mut head = Self::default();
        let mut rest = text.trim_start_matches('\u{feff}').trim_start();
        loop {
            let tag = rest.strip_prefix('<')?;
            rest = if tag.starts_with('?') {
                &tag[tag.find("?>")? + 2..]
            } else if tag.starts_with("!--") {
                &tag[tag.find("-->")? + 3..]
            } else if tag.get(..8).is_some_and(|mark| mark.eq_ignore_ascii_case("!doctype")) {
                let (inner, end) = doctype(&tag[8..]);
                let at = text.len() - tag.len() + 8;
                head.entity = entity(inner).map(|entity| at + entity);
                name(inner.trim_start(), '[').clone_into(&mut head.root);
                match end {
                    Some(rest) => rest,
                    None => return Some(head),
                }
            } else {
                tag[..tag.find('>').unwrap_or(tag.len())].clone_into(&mut head.tag);
                name(&head.tag, '/').clone_into(&mut head.root);
                let fits = head.root.starts_with(|c: char| c.is_alphabetic() || c == '_');
                return fits.then_some(head);
            }
            .trim_start();
            if rest.is_empty() && !head.root.is_empty() {
                return Some(head);
            }
        }
    }
}

/// The local name at the beginning of a text, up to a blank or this mark.
fn name(text: &str, until: char) -> &str {
    let end = |c: char| c.is_whitespace() || c == until || c == '>';
    let name = text.split(end).next().unwrap_or_default();
    name.rsplit(':').next().unwrap_or(name)
}

/// What stands in a document type, and what is behind it if it ends.
fn doctype(text: &str) -> (&str, Option<&str>) {
    let bytes = text.as_bytes();
    let (mut at, mut inside) = (0, false);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' | b'\'' => {
                let close = memchr::memchr(*byte, &bytes[at + 1..]);
                at += close.map_or(bytes.len(), |close| close + 1);
            }
            b'<' if bytes[at..].starts_with(b"<!--") => {
                let close = memchr::memmem::find(&bytes[at..], b"-->");
                at += close.map_or(bytes.len(), |close| close + 2);
            }
            b'[' => inside = true,
            b']' => inside = false,
            b'>' if !inside => return (&text[..at], Some(&text[at + 1..])),
            _ => {}
        }
        at += 1;
    }
    (text, None)
}

/// Where an entity is declared.
fn entity(text: &str) -> Option<usize> {
    const MARK: &[u8] = b"<!entity";
    text.as_bytes().windows(MARK.len()).position(|window| window.eq_ignore_ascii_case(MARK))
}

fn contradiction(said: &str, found: &str, by: &str) -> String {
    format!("the file is declared as {said}, but {by} say {found}, in which it was read")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str, bool) {
        let decoded = decode_xml(bytes).unwrap();
        (decoded.text.trim_end().to_owned(), decoded.encoding, decoded.wrong.is_some())
    }

    #[test]
    fn a_declaration_that_fits_is_believed() {
        let latin = b"<?xml version='1.0' encoding='iso-8859-1'?><p>caf\xe9</p>";
        let (text, encoding, wrong) = read(latin);
        assert!(text.ends_with("<p>caf\u{e9}</p>"));
        assert_eq!((encoding, wrong), ("windows-1252", false));
        assert_eq!(read("<?xml version='1.0' encoding='utf8'?><p>é</p>".as_bytes()).1, "UTF-8");
        let greek = b"<?xml version=\"1.0\" encoding=\"ISO-8859-7\"?><p>\xe1</p>";
        assert!(read(greek).0.contains('\u{3b1}'));
    }

    #[test]
    fn a_wrong_declaration_is_told() {
        let utf8 = "<?xml version='1.0' encoding='ISO-8859-1'?><p>café</p>".as_bytes();
        assert!(read(utf8).0.contains("café"));
        for wrong in [
            utf8,
            b"<?xml version='1.0' encoding='UTF-8'?><p>The caf\xe9 on the quay is open.</p>",
            b"<?xml version='1.0' encoding='x-unheard'?><p>a</p>",
            b"<?xml version='1.0' encoding='UTF-16'?><p>a</p>",
            b"\xef\xbb\xbf<?xml version='1.0' encoding='ISO-8859-1'?><p>a</p>",
        ] {
            assert!(read(wrong).2, "{wrong:?}");
        }
    }

    #[test]
    fn a_file_cut_off_inside_a_character_keeps_its_encoding() {
        let whole = "<?xml version='1.0' encoding='UTF-8'?><p>Überall é".as_bytes();
        let (text, encoding, wrong) = read(&whole[..whole.len() - 1]);
        assert!(text.ends_with("Überall"));
        assert_eq!((encoding, wrong), ("UTF-8", false));
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><p>caf\xe9";
        assert_eq!(read(latin).1, "windows-1252");
    }

    #[test]
    fn places_are_bytes_of_the_file() {
        let decoded =
            decode_xml(b"<?xml version='1.0' encoding='ISO-8859-1'?><p>caf\xe9</p>").unwrap();
        let at = decoded.text.find("</p>").unwrap();
        assert_eq!(decoded.byte_of(at), 50);
        let wide: Vec<u8> = "\u{feff}<p>é</p>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let decoded = decode_xml(&wide).unwrap();
        assert_eq!(decoded.byte_of(decoded.text.find("</p>").unwrap()), 10);
    }

    #[test]
    fn the_root_is_found_behind_what_may_stand_before_it() {
        let text = b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a <rss> -->\n<!DOCTYPE x [<!ENTITY y ']>'><!-- it's -->] >\n<a:rss a='b'/>";
        let head = XmlHead::of(text).unwrap();
        assert_eq!((head.root.as_str(), head.tag.as_str()), ("rss", "a:rss a='b'/"));
        assert!(head.entity.is_some());
        for none in [&b"<3 said the harbour board"[..], b"The pier <rss>", b"<!-- open", b"<"] {
            assert_eq!(XmlHead::of(none), None);
        }
        // A tag that goes on behind what is looked at, and a document type that does.
        let long = [&b"<!DOCTYPE nitf><nitf x='"[..], &vec![b'a'; HEAD]].concat();
        assert_eq!(XmlHead::of(&long).unwrap().root, "nitf");
        let long = [&b"<!DOCTYPE rss [<!ENTITY x '"[..], &vec![b'a'; HEAD]].concat();
        let head = XmlHead::of(&long).unwrap();
        assert_eq!((head.root.as_str(), head.entity), ("rss", Some(15)));
    }
}
