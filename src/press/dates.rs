//! Dates in words of the language of a map, as the Unicode Common Locale Data Repository has them.
//!
//! Entry: [`dates`], for all dates that the pages of a map show. They are made where pages are printed, and carried by the
//! pages: the program in the browser needs no words of its own for the months of all languages.

use icu_calendar::{Date as Day, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{Y, YM, YMD};
use icu_locale_core::Locale;

use crate::document::{Date, EssayMap, Parts};
use crate::layout::timeline::{LENGTH, Segment, Timeline};
use crate::reading::Reading;

/// The languages whose dates the program itself says.
const OWN: [&str; 3] = ["", "en", "en-GB"];

/// The dates of a map in words of its language; none where the program says them as well, or the language has no data.
pub(super) fn dates(map: &EssayMap) -> Vec<(Date, String)> {
    if OWN.contains(&map.language.as_str()) {
        return Vec::new();
    }
    let Some(words) = Words::new(&map.language) else { return Vec::new() };
    let events = map.events.iter().flat_map(|event| event.until.iter().chain([&event.date]));
    let mut dates: Vec<Date> = events.chain([&map.source.published]).cloned().collect();
    // The time line says where its segments begin and end, whatever the language.
    let line = Timeline::new(&Reading::new(map.clone()), LENGTH);
    dates.extend(line.segments.iter().flat_map(Segment::months));
    dates.sort_by(|one, other| one.0.cmp(&other.0));
    dates.dedup();
    dates.into_iter().filter_map(|date| words.say(date.parts()?).map(|words| (date, words))).collect()
}

/// How a language says a date, by how much of it is known.
struct Words {
    day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    year: FixedCalendarDateTimeFormatter<Gregorian, Y>,
}

impl Words {
    fn new(language: &str) -> Option<Self> {
        let locale = Locale::try_from_str(language).ok()?;
        Some(Self {
            day: FixedCalendarDateTimeFormatter::try_new(locale.clone().into(), YMD::long()).ok()?,
            month: FixedCalendarDateTimeFormatter::try_new(locale.clone().into(), YM::long()).ok()?,
            year: FixedCalendarDateTimeFormatter::try_new(locale.into(), Y::long()).ok()?,
        })
    }

    fn say(&self, Parts { year, month, day }: Parts) -> Option<String> {
        let first = Day::try_new_gregorian(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(match (month, day) {
            (Some(_), Some(_)) => self.day.format(&first).to_string(),
            (Some(_), None) => self.month.format(&first).to_string(),
            _ => self.year.format(&first).to_string(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_said_as_the_language_says_it() {
        for (language, expected) in [
            ("de", ["12. März 2025", "März 2025", "2025"]),
            ("fr", ["12 mars 2025", "mars 2025", "2025"]),
            ("es-MX", ["12 de marzo de 2025", "marzo de 2025", "2025"]),
            ("ru", ["12 марта 2025\u{202f}г.", "март 2025\u{202f}г.", "2025"]),
            ("en-US", ["March 12, 2025", "March 2025", "2025"]),
            ("ja", ["2025年3月12日", "2025年3月", "2025年"]),
        ] {
            let words = Words::new(language).unwrap();
            let said =
                ["2025-03-12", "2025-03", "2025"].map(|date| words.say(Date::from(date).parts().unwrap()).unwrap());
            assert_eq!(said, expected, "{language}");
        }
    }

    #[test]
    fn what_is_said_of_no_language_that_is_known_is_left_to_the_program() {
        let map = EssayMap { language: "not a tag".to_owned(), ..crate::testing::shipped().map };
        assert_eq!(dates(&map), []);
        assert_eq!(dates(&EssayMap { language: "en".to_owned(), ..map }), []);
    }
}
