//! The HTTP response in a record: its head read, its body unpacked.
//!
//! Chunks are joined, gzip and deflate unpacked, both bounded; crawlers keep what the server sent.
//! Whatever is no success of the server (a redirection, an error) holds no page.

use std::borrow::Cow;
use std::io::Read;

use encoding_rs::{Encoding, UTF_8};
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::head::{self, Found, Head};

/// A page unpacks to no more than this.
const LONGEST_PAGE: u64 = 32 << 20;
/// The mark that says that what follows is UTF-8, whatever the page itself says.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What a server sent.
#[derive(Debug)]
pub(super) struct Page<'a> {
    /// Its media type, parameters with it.
    pub(super) form: Option<&'a str>,
    /// Its bytes.
    pub(super) bytes: Cow<'a, [u8]>,
}

/// The page of a response; what it is instead where the server had none to send.
pub(super) fn page(block: &[u8]) -> Result<Result<Page<'_>, String>, String> {
    let head = match head::http(block) {
        Found::Head(head) => head,
        Found::Beginning => return Err("the head of the server's response is cut short".to_owned()),
        Found::Other(_) => return Err("the server's response has no head".to_owned()),
    };
    if !is_success(&head) {
        let status = head.first.split(|byte| *byte == b' ').nth(1).unwrap_or_default();
        return Ok(Err(format!("HTTP {}", String::from_utf8_lossy(status).trim())));
    }
    let form = head.get("Content-Type");
    let body = &block[head.length..];
    let body = match head.get("Transfer-Encoding") {
        Some(coding) if coding.eq_ignore_ascii_case("chunked") => joined(body),
        _ => Cow::Borrowed(body),
    };
    // Pictures and the like need not be unpacked to be passed over.
    if !super::is_text(form) {
        return Ok(Err(form.map(super::media_type).unwrap_or_default()));
    }
    let bytes = match head.get("Content-Encoding").map(str::to_ascii_lowercase).as_deref() {
        Some("gzip" | "x-gzip") if body.starts_with(b"\x1f\x8b") => {
            Cow::Owned(unpacked(MultiGzDecoder::new(body.as_ref()))?)
        }
        // Most servers mean zlib's form by this name, some the bare one.
        Some("deflate") => Cow::Owned(match unpacked(ZlibDecoder::new(body.as_ref())) {
            Ok(bytes) if !bytes.is_empty() => bytes,
            _ => unpacked(DeflateDecoder::new(body.as_ref()))?,
        }),
        Some(coding @ ("br" | "zstd" | "compress")) => {
            return Err(format!("the page is packed as {coding}, which is not unpacked"));
        }
        _ => body,
    };
    Ok(Ok(Page { form, bytes }))
}

/// `HTTP/1.1 200 OK`.
fn is_success(head: &Head<'_>) -> bool {
    let status = head.first.split(|byte| *byte == b' ').nth(1);
    status.is_some_and(|status| status.len() == 3 && status.starts_with(b"2"))
}

/// The chunks of a body, one behind the other; what has no chunks is left as it is.
fn joined(body: &[u8]) -> Cow<'_, [u8]> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(end) = memchr::memchr(b'\n', rest) {
        let size =
            rest[..end].split(|byte| matches!(byte, b';' | b'\r')).next().unwrap_or_default();
        let size = std::str::from_utf8(size)
            .ok()
            .and_then(|size| usize::from_str_radix(size.trim(), 16).ok());
        let Some(size) = size else {
            // Some crawlers join the chunks and leave the head as it was.
            return if out.is_empty() { Cow::Borrowed(body) } else { Cow::Owned(out) };
        };
        rest = &rest[end + 1..];
        if size == 0 {
            break;
        }
        let (chunk, behind) = rest.split_at(size.min(rest.len()));
        out.extend_from_slice(chunk);
        rest =
            behind.strip_prefix(b"\r\n").or_else(|| behind.strip_prefix(b"\n")).unwrap_or(behind);
    }
    Cow::Owned(out)
}

/// All that can be unpacked, as far as it is not damaged.
fn unpacked(reader: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = reader.take(LONGEST_PAGE + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > LONGEST_PAGE {
        let longest = LONGEST_PAGE >> 20;
        return Err(format!("the page unpacks to more than {longest} MiB; no page of copy does"));
    }
    match read {
        Err(error) if bytes.is_empty() => Err(format!("the page cannot be unpacked: {error}")),
        _ => Ok(bytes),
    }
}

/// The bytes of a page in UTF-8 with its mark, where the server said how they are encoded; else as
/// they are, and the page may say so itself.
pub(super) fn decoded(page: &Page<'_>) -> Vec<u8> {
    let label = page.form.and_then(charset);
    let encoding = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    match encoding.filter(|_| Encoding::for_bom(&page.bytes).is_none()) {
        Some(encoding) if encoding == UTF_8 => [BYTE_ORDER_MARK, &page.bytes].concat(),
        Some(encoding) => {
            let (text, _) = encoding.decode_without_bom_handling(&page.bytes);
            [BYTE_ORDER_MARK, text.as_bytes()].concat()
        }
        None => page.bytes.to_vec(),
    }
}

/// The character set that a media type names.
fn charset(form: &str) -> Option<&str> {
    let value = form.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then_some(value)
    })?;
    Some(value.trim().trim_matches(['"', '\'']))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn response(head: &str, body: &[u8]) -> Vec<u8> {
        [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", head.as_bytes(), b"\r\n", body].concat()
    }

    fn read(block: &[u8]) -> Result<String, String> {
        let page = page(block)??;
        Ok(String::from_utf8_lossy(&page.bytes).into_owned())
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        out.write_all(bytes).unwrap();
        out.finish().unwrap()
    }

    #[test]
    fn chunks_are_joined_and_packing_undone() {
        let chunked =
            response("Transfer-Encoding: chunked\r\n", b"5;x=1\r\n<p>It\r\n3\r\n is\r\n0\r\n\r\n");
        assert_eq!(read(&chunked).unwrap(), "<p>It is");
        let joined = response("Transfer-Encoding: chunked\r\n", b"<p>It is\n");
        assert_eq!(read(&joined).unwrap(), "<p>It is\n");
        let packed = response("Content-Encoding: gzip\r\n", &gzip(b"<p>It is"));
        assert_eq!(read(&packed).unwrap(), "<p>It is");
        let cut = response("Content-Encoding: gzip\r\n", &gzip(b"<p>It is")[..14]);
        assert!(read(&cut).is_ok_and(|text| text.starts_with("<p>")) || read(&cut).is_err());
        let other = read(&response("Content-Encoding: br\r\n", b"...")).unwrap_err();
        assert_eq!(other, "the page is packed as br, which is not unpacked");
    }

    #[test]
    fn a_page_that_unpacks_without_end_is_refused() {
        let bomb = gzip(&vec![b' '; 33 << 20]);
        assert!(bomb.len() < 1 << 20);
        let refused = read(&response("Content-Encoding: gzip\r\n", &bomb)).unwrap_err();
        assert_eq!(refused, "the page unpacks to more than 32 MiB; no page of copy does");
    }

    #[test]
    fn what_the_server_says_of_the_encoding_counts() {
        let page = |form| Page { form, bytes: Cow::Borrowed(&b"caf\xe9"[..]) };
        assert_eq!(
            decoded(&page(Some("text/html; Charset=\"ISO-8859-1\""))),
            "\u{feff}caf\u{e9}".as_bytes()
        );
        assert_eq!(decoded(&page(Some("text/html"))), b"caf\xe9");
    }
}
