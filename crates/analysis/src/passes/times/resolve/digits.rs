//! Digits: the numbers of values, written without the machinery of formats, as nearly every value has some.

use std::fmt::Write;

/// A number in two figures at least: `07`.
pub(super) fn two(text: &mut String, number: u8) {
    if number < 100 {
        text.push(char::from(b'0' + number / 10));
        text.push(char::from(b'0' + number % 10));
    } else {
        _ = write!(text, "{number}");
    }
}

/// A year in four figures at least: `0988`.
pub(super) fn four(text: &mut String, year: i16) {
    match u8::try_from(year / 100) {
        Ok(century) if year >= 0 && century < 100 => {
            two(text, century);
            two(text, (year % 100).unsigned_abs() as u8);
        }
        _ => _ = write!(text, "{year:04}"),
    }
}

/// How many: `5`, `1.5`.
pub(super) fn count(text: &mut String, count: f64) {
    if count.is_sign_positive() && count < 10.0 && count.fract() == 0.0 {
        text.push(char::from(b'0' + count as u8));
    } else {
        _ = write!(text, "{count}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl Fn(&mut String)) -> String {
        let mut text = String::new();
        write(&mut text);
        text
    }

    #[test]
    fn figures_are_as_formats_write_them() {
        for number in 0..=u8::MAX {
            assert_eq!(written(|text| two(text, number)), format!("{number:02}"));
        }
        for year in [i16::MIN, -101, -100, -7, 0, 7, 988, 2017, 9999, 10_000, i16::MAX] {
            assert_eq!(written(|text| four(text, year)), format!("{year:04}"));
        }
        for number in [-1.0, -0.0, 0.0, 0.5, 1.0, 9.0, 10.0, 12.5, 1e9, 1e300, f64::NAN] {
            assert_eq!(written(|text| count(text, number)), format!("{number}"));
        }
    }
}
