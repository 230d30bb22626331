//! What the tables know of places: countries, their parts, and cities that need neither.
//!
//! Names are compared without case, full stops, apostrophes and noise (`ME}LBOURNE`), white space
//! folded, a hyphen as a blank. The tables are `data/countries.txt`, `data/regions.txt` and
//! `data/cities.txt`.

use std::sync::LazyLock;

use crate::tables::{FoldMap, fold_bytes, rows};

/// No name of the tables has more bytes.
const LONGEST: usize = 64;

/// What the tables know of a name; a name may be several things (`Georgia`, `Washington`).
///
/// Each is the code of the country, two letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// The name is that of a country.
    pub(super) country: Option<[u8; 2]>,
    /// The name is that of a part of a country.
    pub(super) region: Option<[u8; 2]>,
    /// The name is that of a city.
    pub(super) city: Option<[u8; 2]>,
}

impl Known {
    /// Whether no table has the name.
    pub(super) fn is_none(self) -> bool {
        self == Self::default()
    }

    /// Whether it is a country or a part of one.
    pub(super) const fn is_land(self) -> bool {
        self.country.is_some() || self.region.is_some()
    }
}

static PLACES: LazyLock<FoldMap<Known>> = LazyLock::new(|| {
    let mut places: FoldMap<Known> = FoldMap::default();
    let mut fill = |table: &'static str, slot: fn(&mut Known) -> &mut Option<[u8; 2]>| {
        for row in rows(table) {
            let Some((code, forms)) = row.split_once(" | ") else { continue };
            let Ok(code) = <[u8; 2]>::try_from(code.as_bytes()) else { continue };
            for form in forms.split("; ") {
                slot(places.entry(key(form)).or_default()).get_or_insert(code);
            }
        }
    };
    fill(include_str!("../../../data/countries.txt"), |known| &mut known.country);
    fill(include_str!("../../../data/regions.txt"), |known| &mut known.region);
    fill(include_str!("../../../data/cities.txt"), |known| &mut known.city);
    places
});

/// Whether a name is that of a country.
pub(crate) fn is_country(name: &str) -> bool {
    known(name).country.is_some()
}

/// Whether any table has the name.
pub(crate) fn is_place(name: &str) -> bool {
    !known(name).is_none()
}

/// What the tables know of a name.
pub(super) fn known(name: &str) -> Known {
    PLACES.get(&key(name)).copied().unwrap_or_default()
}

fn key(name: &str) -> u64 {
    let mut bytes = [0; LONGEST];
    let mut len = 0;
    let mut blank = false;
    if name.is_ascii() && name.len() <= LONGEST {
        // A blank stands for one byte at least, so that there is room for all.
        for byte in name.bytes() {
            if byte.is_ascii_alphanumeric() || byte == b'/' {
                if std::mem::take(&mut blank) {
                    bytes[len] = b' ';
                    len += 1;
                }
                bytes[len] = byte.to_ascii_lowercase();
                len += 1;
            } else if byte.is_ascii_whitespace() || matches!(byte, b'-' | 0x0b) {
                blank = len > 0;
            }
        }
        return fold_bytes(&bytes, 0, len);
    }
    for c in name.chars() {
        if c.is_whitespace() || c == '-' {
            blank = len > 0;
        }
        if !c.is_alphanumeric() && c != '/' {
            continue;
        }
        for c in std::mem::take(&mut blank).then_some(' ').into_iter().chain(c.to_lowercase()) {
            if len + c.len_utf8() > LONGEST {
                return 0;
            }
            len += c.encode_utf8(&mut bytes[len..]).len();
        }
    }
    fold_bytes(&bytes, 0, len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_printed() {
        for (name, country, region, city) in [
            ("ME}LBOURNE", None, None, Some("au")),
            ("New york", None, Some("us"), Some("us")),
            ("N.Y.", None, Some("us"), None),
            ("PORT-AU-PRINCE", None, None, Some("ht")),
            ("GEORGIA", Some("ge"), Some("us"), None),
            ("SÃO PAULO", None, None, Some("br")),
            ("Kelda", None, None, None),
        ] {
            let found = known(name);
            let code = |code: Option<[u8; 2]>| code.map(|c| String::from_utf8(c.to_vec()).unwrap());
            assert_eq!(code(found.country).as_deref(), country, "{name}");
            assert_eq!(code(found.region).as_deref(), region, "{name}");
            assert_eq!(code(found.city).as_deref(), city, "{name}");
        }
    }

    #[test]
    fn every_row_is_read() {
        for table in [
            include_str!("../../../data/countries.txt"),
            include_str!("../../../data/regions.txt"),
            include_str!("../../../data/cities.txt"),
        ] {
            for row in rows(table) {
                let (code, forms) = row.split_once(" | ").expect(row);
                assert_eq!(code.len(), 2, "{row}");
                assert!(forms.split("; ").all(|form| !known(form).is_none()), "{row}");
            }
        }
    }
}
