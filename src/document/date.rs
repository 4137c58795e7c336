//! Dates as an essay gives them: a day, a month or a year, kept as written until somebody asks what they mean.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use time::Month;

/// A date in ISO 8601 calendar form, to the precision that is known: `2025-03-12`, `2025-03` or `2025`.
///
/// Any text can stand in a file; [`Date::parts`] says whether it is a date that exists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Date(
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"), example = "2025-03-17")
    )]
    pub String,
);

/// What a date says: a year, and a month and a day where they are given. Orders by time, the vaguer first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Parts {
    /// The year, as in the common era.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, counted from 1.
    pub day: Option<u8>,
}

impl Date {
    /// The parts of the date, or `None` where the text is no date that exists.
    pub fn parts(&self) -> Option<Parts> {
        let mut fields = self.0.split('-');
        let year = i32::from(number::<u16>(fields.next()?, 4)?);
        let month = fields.next().map(|text| number(text, 2).ok_or(())).transpose().ok()?;
        let day = fields.next().map(|text| number(text, 2).ok_or(())).transpose().ok()?;
        if fields.next().is_some() {
            return None;
        }
        if let Some(month) = month {
            time::Date::from_calendar_date(year, Month::try_from(month).ok()?, day.unwrap_or(1)).ok()?;
        }
        Some(Parts { year, month, day })
    }

    /// The date in words, such as `12 March 2025`; the text as written where it is no date.
    pub fn in_words(&self) -> String {
        let Some(Parts { year, month, day }) = self.parts() else {
            return self.0.clone();
        };
        match (month.and_then(|month| Month::try_from(month).ok()), day) {
            (Some(month), Some(day)) => format!("{day} {month} {year}"),
            (Some(month), None) => format!("{month} {year}"),
            (None, _) => year.to_string(),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Date {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// Reads exactly `width` decimal digits.
fn number<T: FromStr>(text: &str, width: usize) -> Option<T> {
    let digits = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let date = Date::from(text);
        assert_eq!(date.parts().map(|_| date.in_words()).as_deref(), expected, "{text}");
    }

    #[test]
    fn dates_that_exist() {
        check("2025-03-12", Some("12 March 2025"));
        check("2024-02-29", Some("29 February 2024"));
        check("2022-03", Some("March 2022"));
        check("2022", Some("2022"));
    }

    #[test]
    fn dates_that_do_not() {
        for text in ["", "2025-02-29", "2025-13", "2025-00", "2025-3-1", "2025-03-12-01", "March", "+025", "2025-03-1x"]
        {
            check(text, None);
        }
    }

    #[test]
    fn order_is_time() {
        assert!(Date::from("2022-03").parts() < Date::from("2022-03-29").parts());
        assert!(Date::from("2022-12-31").parts() < Date::from("2023").parts());
    }
}
