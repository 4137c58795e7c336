//! The events of a map on a line to scale.
//!
//! Entry: [`Timeline::new`]. Events cluster: some years with an event each, then a dozen in a month. One scale for all
//! would heap the latter on a point, so that the line is cut into *segments*, each to a scale of its own. Stages:
//!
//! 1. dates → the days that an event covers, or may cover;
//! 2. cut: of all ways to cut the line, into at most four, the one in which events are spread most evenly within
//!    segments, a further cut being made only where it is worth it (`cost`, `CUT`);
//! 3. give each segment whole months or years, a stretch of the line by how many events it has, and ticks at the
//!    finest regular dates whose labels have room;
//! 4. put a mark for each event where it belongs, in the first *lane* in which it meets no other.
//!
//! Days are counted as Julian days. The same map gives the same line.

use time::{Date, Month};

use super::text;
use crate::document::{self, Event, EventIx};
use crate::reading::Reading;

/// The usual length of the line, in units.
pub const LENGTH: i32 = 1000;
/// The size of the type in which ticks are labelled, in units.
pub const TYPE: i32 = 12;
/// The width of the mark of an event that takes less of the line, in units: room for a number of two digits.
pub const MARK: i32 = 20;

/// What lies between two segments.
const BREAK: i32 = 24;
/// What lies between two marks of a lane.
const GAP: i32 = 6;
/// What lies between a tick and its label, in units, and at least between the label and the next tick.
pub const LABEL: i32 = 4;
/// How many segments there are at most.
const MOST: usize = 4;
/// What a cut must save, in bits, sixteenths of them.
const CUT: u64 = 16 * 16;
/// Below this many days, a stretch is no denser for being shorter.
const DENSEST: i32 = 28;
/// The years between ticks, from fine to coarse.
const YEARS: [i32; 13] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];

/// A line with the events on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The length of the line, in units.
    pub length: i32,
    /// The segments, in order; none where no event has a date.
    pub segments: Vec<Segment>,
    /// The ticks of all segments, in order.
    pub ticks: Vec<Tick>,
    /// The marks of the events that have a date, by date.
    pub marks: Vec<Mark>,
    /// How many lanes the marks take.
    pub lanes: usize,
}

/// A stretch of the line to one scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it begins on the line, in units.
    pub from: i32,
    /// Where it ends on the line, in units.
    pub to: i32,
    /// The first day that it shows, as a Julian day.
    pub first: i32,
    /// The last day that it shows, as a Julian day.
    pub last: i32,
    /// The time from tick to tick.
    pub step: Step,
    /// Whether no time lies between the segment before and this one.
    pub follows_on: bool,
}

impl Segment {
    /// What the segment shows, such as `February to March 2025, by the week`, in lines that it has room for.
    ///
    /// A month of a year is said in words by `say`.
    pub fn caption(&self, say: &dyn Fn(&document::Date) -> String) -> Vec<String> {
        let words = self.in_words(say);
        text::lines(&words, self.to - self.from, TYPE).into_iter().map(str::to_owned).collect()
    }

    /// The months in which the segment begins and ends.
    pub fn months(&self) -> Vec<document::Date> {
        let days = [self.first, self.last].into_iter().filter_map(|day| Date::from_julian_day(day).ok());
        days.map(month_of).collect()
    }

    fn in_words(&self, say: &dyn Fn(&document::Date) -> String) -> String {
        let (Ok(first), Ok(last)) = (Date::from_julian_day(self.first), Date::from_julian_day(self.last)) else {
            return String::new();
        };
        let (begin, end) = (say(&month_of(first)), say(&month_of(last)));
        // A year that both have in common, at the end of each, is said once.
        let year = format!(" {}", last.year());
        let begin = match begin.strip_suffix(&year) {
            Some(month) if end.ends_with(&year) => month,
            _ => &begin,
        };
        let span = if month_of(first) == month_of(last) { end } else { format!("{begin} to {end}") };
        match self.step {
            Step::Week => format!("{span}, by the week"),
            Step::Months(1) => format!("{span}, by the month"),
            Step::Months(months) => format!("{span}, by {months} months"),
            Step::Years(1) => format!("{span}, by the year"),
            Step::Years(years) => format!("{span}, by {years} years"),
        }
    }
}

fn month_of(day: Date) -> document::Date {
    document::Date(format!("{:04}-{:02}", day.year(), u8::from(day.month())))
}

/// The time from one tick to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// From Monday to Monday.
    Week,
    /// So many months, beginning with a year.
    Months(i32),
    /// So many years.
    Years(i32),
}

/// A date on the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where it stands, in units.
    pub unit: i32,
    /// The date, to be set to the right of the tick; empty where there is no room for it.
    pub label: String,
}

/// An event on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The event.
    pub event: EventIx,
    /// The event's number among all by date, counted from 1.
    pub number: usize,
    /// The time that it takes, or may have taken: from where on the line, in units.
    pub first: i32,
    /// To where on the line, in units.
    pub last: i32,
    /// Where its mark begins, which is never too small to be seen: in units.
    pub from: i32,
    /// Where its mark ends, in units.
    pub to: i32,
    /// In which lane the mark stands, counted from 0.
    pub lane: usize,
    /// Whether the day is not known: the date is approximate, or of a month or a year.
    pub uncertain: bool,
}

/// The days of an event: the first and the last, both included.
type Days = (i32, i32);

impl Timeline {
    /// The events of a map on a line of a length in units, of which it takes at least a few hundred.
    pub fn new(reading: &Reading, length: i32) -> Self {
        let length = length.max(8 * BREAK);
        let events: Vec<(usize, EventIx, Days)> = (1..)
            .zip(reading.chronology())
            .filter_map(|(number, at)| Some((number, at, days(&reading.map[at])?)))
            .collect();
        let spans: Vec<Days> = events.iter().map(|&(.., days)| days).collect();
        let segments = segments(&spans, length);
        let language = reading.map.language.as_str();
        let is_english = language.is_empty() || language.split('-').next() == Some("en");
        let ticks = segments.iter().flat_map(|it| ticks(it, is_english)).collect();
        let mut ends: Vec<i32> = Vec::new();
        let marks = events.iter().map(|&(number, event, (first_day, last_day))| {
            let (first, last) = (place(&segments, first_day), place(&segments, last_day + 1));
            let more = (MARK - (last - first)).max(0);
            let from = (first - more / 2).clamp(0, length - MARK);
            let to = (last + more - more / 2).clamp(from + MARK, length);
            let lane = ends.iter().position(|&end| end + GAP <= from).unwrap_or(ends.len());
            ends.resize(ends.len().max(lane + 1), 0);
            ends[lane] = to;
            let it = &reading.map[event];
            let has_day = |date: &crate::document::Date| date.parts().is_some_and(|parts| parts.day.is_some());
            let uncertain = it.approximate || !has_day(&it.date) || it.until.as_ref().is_some_and(|it| !has_day(it));
            Mark { event, number, first, last, from, to, lane, uncertain }
        });
        let marks = marks.collect();
        Self { length, segments, ticks, marks, lanes: ends.len() }
    }
}

/// The days that an event covers, or may cover; `None` where it has no date that exists.
fn days(event: &Event) -> Option<Days> {
    let (first, last) = days_of(&event.date)?;
    let until = event.until.as_ref().and_then(days_of);
    Some((first, until.map_or(last, |(_, until)| until.max(last))))
}

fn days_of(date: &crate::document::Date) -> Option<Days> {
    let parts = date.parts()?;
    let month = |number: u8| Month::try_from(number).ok();
    let first = day(parts.year, month(parts.month.unwrap_or(1))?, parts.day.unwrap_or(1))?;
    let last_month = month(parts.month.unwrap_or(12))?;
    let last = day(parts.year, last_month, parts.day.unwrap_or_else(|| last_month.length(parts.year)))?;
    Some((first, last))
}

fn day(year: i32, month: Month, day: u8) -> Option<i32> {
    Some(Date::from_calendar_date(year, month, day).ok()?.to_julian_day())
}

/// Where a day begins on the line.
fn place(segments: &[Segment], day: i32) -> i32 {
    let Some(segment) = segments.iter().find(|segment| day <= segment.last).or(segments.last()) else {
        return 0;
    };
    segment.place(day)
}

impl Segment {
    fn place(&self, day: i32) -> i32 {
        let day = i64::from(day.clamp(self.first, self.last + 1) - self.first);
        let along = day * i64::from(self.to - self.from) / i64::from(self.days());
        self.from + i32::try_from(along).unwrap_or_default()
    }

    fn days(&self) -> i32 {
        self.last - self.first + 1
    }
}

/// Cuts the line for events that are in order of their first days, and gives each segment its place.
fn segments(events: &[Days], length: i32) -> Vec<Segment> {
    let groups = groups(events);
    let cuts = i32::try_from(groups.len()).unwrap_or_default() - 1;
    let room = length - cuts.max(0) * BREAK;
    // Half of the line is dealt out evenly, the other half by how many events there are.
    let share = |count: usize| {
        let part = |of: usize, count: usize| i64::from(room / 2) * count as i64 / of.max(1) as i64;
        i32::try_from(part(groups.len(), 1) + part(events.len(), count)).unwrap_or_default()
    };
    let mut segments: Vec<Segment> = Vec::new();
    for (nth, group) in groups.iter().enumerate() {
        let (Some(&(start, _)), Some(&(end, _))) = (group.first(), group.last()) else { continue };
        let last = group.iter().map(|&(_, last)| last).max().unwrap_or(end);
        let (first, last) = whole(start, last);
        let before = segments.last_mut();
        // What the segment before would show of this one's time, this one shows, from a month's or its first event's
        // beginning on.
        let reached = nth.checked_sub(1).and_then(|nth| groups[nth].last()).map(|&(first, _)| first);
        let first = if reached.is_some_and(|reached| reached >= first) { start } else { first };
        let mut from = 0;
        let mut follows_on = false;
        let mut last = last;
        if let Some(before) = before {
            before.last = before.last.min(first - 1);
            follows_on = before.last == first - 1;
            from = before.to + BREAK;
        }
        // A long event of an earlier segment may end behind this one's last.
        if nth + 1 == groups.len() {
            last = events.iter().map(|&(_, last)| last).max().map_or(last, |latest| last.max(latest));
        }
        let to = if nth + 1 == groups.len() { length } else { from + share(group.len()) };
        segments.push(Segment { from, to, first, last, step: Step::Week, follows_on });
    }
    for segment in &mut segments {
        segment.step = step(segment);
    }
    segments
}

/// Whole months, or whole years where there are more than two, around some days.
fn whole(first: i32, last: i32) -> Days {
    let bounds = || {
        let (begin, end) = (Date::from_julian_day(first).ok()?, Date::from_julian_day(last).ok()?);
        let is_long = last - first > 2 * 366;
        let from = if is_long { Month::January } else { begin.month() };
        let to = if is_long { Month::December } else { end.month() };
        Some((day(begin.year(), from, 1)?, day(end.year(), to, to.length(end.year()))?))
    };
    bounds().unwrap_or((first, last))
}

/// The events, in order of their first days, in the groups that are to be segments.
fn groups(events: &[Days]) -> Vec<&[Days]> {
    // The least cost of the first so many events in so many groups, and where the last of these begins.
    let mut best: Vec<Vec<(u64, usize)>> = vec![vec![(u64::MAX, 0); events.len() + 1]; MOST + 1];
    best[0][0] = (0, 0);
    for count in 1..=MOST {
        for end in 1..=events.len() {
            for start in 0..end {
                let before = best[count - 1][start].0;
                // Events of one day stay together.
                if before == u64::MAX || (start > 0 && events[start - 1].0 == events[start].0) {
                    continue;
                }
                let cost = before + CUT + cost(end - start, events[end - 1].0 - events[start].0);
                if cost < best[count][end].0 {
                    best[count][end] = (cost, start);
                }
            }
        }
    }
    let mut count = (1..=MOST).min_by_key(|&count| best[count][events.len()].0).unwrap_or_default();
    let mut end = events.len();
    let mut groups = Vec::new();
    while end > 0 {
        let start = best[count][end].1;
        groups.push(&events[start..end]);
        (count, end) = (count.saturating_sub(1), start);
    }
    groups.reverse();
    groups
}

/// What it costs to tell the days of some events that lie evenly within so many days, in sixteenths of a bit.
fn cost(events: usize, days: i32) -> u64 {
    let days = u64::try_from(days.max(DENSEST)).unwrap_or_default();
    let events = events as u64;
    events * logarithm((days * 16 / events).max(1))
}

/// The logarithm to base 2 in sixteenths, straight between powers of two.
fn logarithm(number: u64) -> u64 {
    let whole = u64::from(number.ilog2());
    16 * whole + (((number - (1 << whole)) * 16) >> whole)
}

/// The finest step whose ticks can be labelled.
fn step(segment: &Segment) -> Step {
    let fine = [Step::Week, Step::Months(1), Step::Months(3)];
    let mut steps = fine.into_iter().chain(YEARS.map(Step::Years));
    let fits = |step: &Step| {
        let days = match step {
            Step::Week => 7,
            Step::Months(months) => 28 * months,
            Step::Years(years) => 365 * years,
        };
        let room = i64::from(days) * i64::from(segment.to - segment.from) / i64::from(segment.days());
        room >= i64::from(text::width(step.widest(), TYPE) + 2 * LABEL)
    };
    steps.find(fits).unwrap_or(Step::Years(10000))
}

impl Step {
    /// A label as wide as any.
    fn widest(self) -> &'static str {
        match self {
            Self::Week => "7 May",
            Self::Months(_) => "May 2000",
            Self::Years(_) => "2000",
        }
    }

    /// The first tick on a day or after it.
    fn at_or_after(self, first: i32) -> Option<i32> {
        let date = Date::from_julian_day(first).ok()?;
        let month = i32::from(u8::from(date.month())) - 1;
        let begun = i32::from(date.day() > 1);
        match self {
            Self::Week => Some(first + (7 - i32::from(date.weekday().number_days_from_monday())) % 7),
            Self::Months(step) => {
                let months = up(date.year() * 12 + month + begun, step);
                day(months / 12, Month::try_from(u8::try_from(months % 12 + 1).ok()?).ok()?, 1)
            }
            Self::Years(step) => day(up(date.year() + i32::from(month > 0 || begun > 0), step), Month::January, 1),
        }
    }
}

/// The next multiple of a step.
fn up(number: i32, step: i32) -> i32 {
    (number + step - 1).div_euclid(step) * step
}

fn ticks(segment: &Segment, is_english: bool) -> Vec<Tick> {
    let mut ticks = Vec::new();
    let mut day = segment.first;
    while let Some(at) = segment.step.at_or_after(day).filter(|&at| at <= segment.last) {
        let unit = segment.place(at);
        let label = label(at, segment.step, is_english);
        let has_room = unit + LABEL + text::width(&label, TYPE) <= segment.to;
        ticks.push(Tick { unit, label: if has_room { label } else { String::new() } });
        day = at + 1;
    }
    ticks
}

/// A tick's date, as short as its step allows: of the weeks of a month, the first alone names it. In a language other than
/// English a month has its number.
fn label(day: i32, step: Step, is_english: bool) -> String {
    let Ok(date) = Date::from_julian_day(day) else { return String::new() };
    let month = date.month().to_string();
    let month = month.get(..3).unwrap_or_default();
    match step {
        Step::Week if date.day() > 7 => date.day().to_string(),
        Step::Week | Step::Months(_) if !is_english => {
            let whole = month_of(date).0;
            if step == Step::Week { format!("{}-{:02}", whole.get(5..).unwrap_or_default(), date.day()) } else { whole }
        }
        Step::Week => format!("{} {month}", date.day()),
        Step::Months(_) => format!("{month} {}", date.year()),
        Step::Years(_) => date.year().to_string(),
    }
}
