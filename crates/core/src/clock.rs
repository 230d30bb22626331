//! Times of day as copy prints them, and as ISO 8601 writes them.

/// The printed time of day as ISO 8601 writes it: `10:05 p.m. EST` is `22:05`, `2205 GMT` is
/// `22:05Z`. A zone known by its letters alone is left out, as they name several.
pub(crate) fn iso(printed: &str) -> Option<String> {
    let printed = printed.trim();
    let digits = printed.bytes().take_while(u8::is_ascii_digit).count();
    let (hour, minute, rest) = match digits {
        1 | 2 => {
            let hour = &printed[..digits];
            let rest = &printed[digits..];
            match rest.strip_prefix([':', '.', 'h']).and_then(|rest| two_digits(rest)) {
                Some((minute, rest)) => (hour.parse().ok()?, Some(minute), rest),
                None => (hour.parse().ok()?, None, rest),
            }
        }
        4 => {
            let (hour, rest) = two_digits(printed)?;
            let (minute, rest) = two_digits(rest)?;
            (hour, Some(minute), rest)
        }
        _ => return None,
    };
    let rest = match rest.strip_prefix(':').and_then(two_digits) {
        Some((_, rest)) => rest,
        None => rest,
    };
    let letters: String = rest.chars().filter(char::is_ascii_alphanumeric).collect();
    let letters = letters.to_ascii_lowercase();
    let hour: u32 = match (letters.get(..2), hour) {
        (Some("am"), 12) => 0,
        (Some("pm"), 1..=11) => hour + 12,
        (Some("am" | "pm"), 1..=12) => hour,
        (Some("am" | "pm"), _) => return None,
        _ => hour,
    };
    let half = letters.starts_with("am") || letters.starts_with("pm");
    let minute = if half { minute.unwrap_or(0) } else { minute? };
    if hour > 23 || minute > 59 {
        return None;
    }
    let zone = letters.get(if half { 2.. } else { 0.. }).unwrap_or_default();
    let zone = match zone {
        "z" | "gmt" | "utc" => "Z".to_owned(),
        _ => offset(rest).unwrap_or_default(),
    };
    Some(format!("{hour:02}:{minute:02}{zone}"))
}

/// `+09:00` or `+0900` at the start.
fn offset(rest: &str) -> Option<String> {
    let rest = rest.trim_start();
    let sign = rest.chars().next().filter(|c| matches!(c, '+' | '-'))?;
    let (hours, rest) = two_digits(&rest[1..])?;
    let (minutes, _) = two_digits(rest.strip_prefix(':').unwrap_or(rest))?;
    Some(format!("{sign}{hours:02}:{minutes:02}"))
}

fn two_digits(text: &str) -> Option<(u32, &str)> {
    let (digits, rest) = (text.get(..2)?, text.get(2..)?);
    let number =
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())??;
    Some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_times_become_iso() {
        let cases = [
            ("10:05 p.m. EST", Some("22:05")),
            ("12.30 AM", Some("00:30")),
            ("5 p.m.", Some("17:00")),
            ("2205 GMT", Some("22:05Z")),
            ("10:05:33+09:00", Some("10:05+09:00")),
            ("7:15 am UTC", Some("07:15Z")),
            ("17", None),
            ("25:00", None),
            ("noon", None),
            ("13 pm", None),
            ("1é", None),
        ];
        for (printed, expected) in cases {
            assert_eq!(iso(printed).as_deref(), expected, "{printed}");
        }
    }
}
