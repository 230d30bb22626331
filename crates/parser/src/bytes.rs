//! Eight bytes or sixteen at a step: what is looked for in every text, told from one number that
//! holds them.
//!
//! A question is answered by a mask, the high bit of each byte for which it holds. The first byte of
//! the text is the lowest of the number.

use wide::u8x16;

/// The high bit of each of eight bytes.
pub(crate) const HIGH: u64 = 0x8080_8080_8080_8080;

/// The byte eight times.
const fn each(byte: u8) -> u64 {
    byte as u64 * 0x0101_0101_0101_0101
}

/// The eight bytes that begin at `at`, zero behind the end.
#[inline]
pub(crate) fn eight(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..at + 8).map(<[u8; 8]>::try_from) {
        Some(Ok(eight)) => u64::from_le_bytes(eight),
        _ => bytes.iter().skip(at).rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte)),
    }
}

/// The bytes from `first` to `last`, both of ASCII.
///
/// Adding to seven bits carries into the eighth exactly where a byte reaches a bound.
#[inline]
const fn between(eight: u64, first: u8, last: u8) -> u64 {
    let plain = eight & !HIGH;
    (plain + each(0x80 - first)) & !(plain + each(0x7f - last)) & !eight & HIGH
}

/// The letters and digits of ASCII.
#[inline]
pub(crate) const fn alphanumeric(eight: u64) -> u64 {
    (between(eight | each(0x20), b'a', b'z') | between(eight, b'0', b'9')) & !eight
}

/// The capitals of ASCII.
#[inline]
pub(crate) const fn capitals(eight: u64) -> u64 {
    between(eight, b'A', b'Z')
}

/// The digits of ASCII.
#[inline]
pub(crate) const fn digits(eight: u64) -> u64 {
    between(eight, b'0', b'9')
}

/// The spaces.
#[inline]
pub(crate) const fn spaces(eight: u64) -> u64 {
    between(eight, b' ', b' ')
}

/// The places of the bytes that a mask tells, in order.
#[inline]
pub(crate) fn places(bytes: &[u8], mask: impl Fn(u64) -> u64) -> impl Iterator<Item = usize> {
    let (mut start, mut told) = (0, mask(eight(bytes, 0)));
    std::iter::from_fn(move || {
        while told == 0 {
            start += 8;
            if start >= bytes.len() {
                return None;
            }
            told = mask(eight(bytes, start));
        }
        let place = start + told.trailing_zeros() as usize / 8;
        told &= told - 1;
        Some(place)
    })
}

/// The places of the bytes that are told, sixteen at a step, in order.
#[inline]
pub(crate) fn sixteens(bytes: &[u8], told: impl Fn(u8x16) -> u8x16) -> impl Iterator<Item = usize> {
    let (mut start, mut mask) = (0, 0_u32);
    std::iter::from_fn(move || {
        while mask == 0 {
            let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
            mask = told(sixteen(rest)).move_mask() as u32 & within(rest.len());
            start += 16;
        }
        let place = start - 16 + mask.trailing_zeros() as usize;
        mask &= mask - 1;
        Some(place)
    })
}

/// The first sixteen of some bytes, zero behind the last.
#[inline]
pub(crate) fn sixteen(bytes: &[u8]) -> u8x16 {
    u8x16::from(bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut padded = [0; 16];
        padded[..bytes.len()].copy_from_slice(bytes);
        padded
    }))
}

/// The first and the last eight of sixteen bytes.
#[inline]
pub(crate) fn halves(sixteen: u8x16) -> (u64, u64) {
    let bytes = u128::from_le_bytes(sixteen.to_array());
    (bytes as u64, (bytes >> 64) as u64)
}

/// A bit for each of so many bytes, at most sixteen.
#[inline]
const fn within(count: usize) -> u32 {
    if count < 16 { (1 << count) - 1 } else { 0xffff }
}

/// Whether a text holds the address of a mailbox or a page.
pub(crate) fn has_address(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b'@', b':', b'.', bytes).any(|at| match bytes[at] {
        b'@' => true,
        b':' => bytes[at..].starts_with(b"://"),
        _ => bytes[at..].starts_with(b".com") || bytes[..at].ends_with(b"www"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bytes_at_once_are_told_as_one_by_one() {
        for byte in 0..=u8::MAX {
            let bytes = [byte, b'a', byte, b' ', 0x80, b'Z', b'9', byte];
            let all = eight(&bytes, 0);
            for (at, one) in bytes.into_iter().enumerate() {
                let told = |mask: u64| mask >> (8 * at + 7) & 1 == 1;
                assert_eq!(told(alphanumeric(all)), one.is_ascii_alphanumeric(), "{one:#x}");
                assert_eq!(told(capitals(all)), one.is_ascii_uppercase(), "{one:#x}");
                assert_eq!(told(digits(all)), one.is_ascii_digit(), "{one:#x}");
                assert_eq!(told(spaces(all)), one == b' ', "{one:#x}");
            }
        }
    }

    #[test]
    fn places_are_found_up_to_the_end() {
        for text in ["", "7", "Pier 7 on May 12, 2024", "12345678", "123456789", "é7"] {
            let found: Vec<usize> = places(text.as_bytes(), digits).collect();
            let is = |byte: u8, bytes: u8x16| bytes.cmp_eq(u8x16::splat(byte));
            let by_sixteen = sixteens(text.as_bytes(), |bytes| is(b'2', bytes) | is(0, bytes));
            let twos: Vec<usize> = text.match_indices('2').map(|(at, _)| at).collect();
            assert_eq!(by_sixteen.collect::<Vec<_>>(), twos, "{text}");
            let expected: Vec<usize> =
                text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
