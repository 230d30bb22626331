//! Dates of which some parts may be open.

use std::fmt;

/// A calendar date of which the year, the month or the day may be open.
///
/// Written as in ISO 8601 with `X` for what is open, as TIMEX3 and EDTF do: `2017-01-29`,
/// `XXXX-01-29`, `2017-01`. It is plain data: no calendar is consulted here.
///
/// ```
/// use copydesk_core::PartialDate;
/// assert_eq!(PartialDate { year: None, month: Some(1), day: Some(29) }.to_string(), "XXXX-01-29");
/// assert_eq!("2017-01".parse(), Ok(PartialDate { year: Some(2017), month: Some(1), day: None }));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// The year, if known.
    pub year: Option<i16>,
    /// The month, 1 to 12, if known.
    pub month: Option<u8>,
    /// The day of the month, 1 to 31, if known.
    pub day: Option<u8>,
}

impl PartialDate {
    /// A date with all three parts.
    pub const fn full(year: i16, month: u8, day: u8) -> Self {
        Self { year: Some(year), month: Some(month), day: Some(day) }
    }

    /// Whether nothing is open.
    pub const fn is_full(self) -> bool {
        self.year.is_some() && self.month.is_some() && self.day.is_some()
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("XXXX")?,
        }
        match (self.month, self.day) {
            (Some(month), Some(day)) => write!(f, "-{month:02}-{day:02}"),
            (Some(month), None) => write!(f, "-{month:02}"),
            (None, Some(day)) => write!(f, "-XX-{day:02}"),
            (None, None) => Ok(()),
        }
    }
}

impl std::str::FromStr for PartialDate {
    type Err = PartialDateError;

    /// Reads `2017`, `2017-01`, `2017-01-29` and the same with `X` for what is open; whatever
    /// follows the day (`T10:05Z`) is not looked at.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let date = text.split(['T', ' ']).next().unwrap_or_default();
        let mut parts = date.splitn(3, '-');
        let year = part(parts.next(), 4, 0, 9999)?;
        let month = part(parts.next(), 2, 1, 12)?;
        let day = part(parts.next(), 2, 1, 31)?;
        if year.is_none() && month.is_none() && day.is_none() {
            return Err(PartialDateError);
        }
        Ok(Self {
            year: year.and_then(|year| i16::try_from(year).ok()),
            month: month.and_then(|month| u8::try_from(month).ok()),
            day: day.and_then(|day| u8::try_from(day).ok()),
        })
    }
}

/// One part: `width` digits between `low` and `high`, or as many `X`.
fn part(
    text: Option<&str>,
    width: usize,
    low: u16,
    high: u16,
) -> Result<Option<u16>, PartialDateError> {
    let Some(text) = text else { return Ok(None) };
    if text.len() != width {
        return Err(PartialDateError);
    }
    if text.bytes().all(|byte| byte == b'X') {
        return Ok(None);
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(PartialDateError);
    }
    let number = text.parse().map_err(|_| PartialDateError)?;
    if (low..=high).contains(&number) { Ok(Some(number)) } else { Err(PartialDateError) }
}

/// The text is no date of the form `YYYY[-MM[-DD]]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date of the form YYYY-MM-DD, with X for what is open")]
pub struct PartialDateError;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for text in ["2017-01-29", "XXXX-01-29", "2017-01", "2017", "XXXX-XX-07"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_time_behind_the_day_is_not_looked_at() {
        assert_eq!("2017-01-29T10:05:00Z".parse(), Ok(PartialDate::full(2017, 1, 29)));
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["", "29 January", "2017-13-01", "17-01-01", "XXXX", "2017-1-2"] {
            assert_eq!(text.parse::<PartialDate>(), Err(PartialDateError), "{text}");
        }
    }
}
