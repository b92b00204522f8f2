//! Cells as a sales system writes them, read as the record declares them.

use chrono::{NaiveDateTime, NaiveTime};

use crate::document::records::deals::{DateOrder, Deals, DecimalSign};
use crate::document::scalar::{CurrencyCode, Date, Instant, Malformed, Quantity, Scalar as _, Zone};
use crate::grammar::quoted;

/// How a file writes days, times and amounts.
#[derive(Debug, Clone, Default)]
pub(super) struct CellForm {
    dates: Option<DateOrder>,
    zone: Option<Zone>,
    decimal: Option<DecimalSign>,
    currency: Option<String>,
}

impl CellForm {
    /// As the record declares it.
    pub(super) fn of(record: &Deals) -> Self {
        Self {
            dates: record.dates.get().copied(),
            zone: record.zone.get().cloned(),
            decimal: record.decimal.get().copied(),
            currency: record.currency.get().map(|currency| currency.code().to_owned()),
        }
    }

    /// A day, with or without a time: `1/7/2026 9:05 am` is five past nine on 1 July where days come first.
    pub(super) fn time(&self, text: &str) -> Result<Instant, Malformed> {
        let text = text.trim();
        let Some(said) = self.said(text) else {
            return Instant::parse(text).map_err(|it| self.undated(text, it));
        };
        let Said { day, clock, zone } = said;
        match (clock, &self.zone) {
            (None, None) => Instant::parse(&day.to_string()),
            (Some(clock), _) if !zone.is_empty() => Instant::parse(&format!("{day}T{clock}{zone}")),
            (Some(clock), None) => Instant::parse(&format!("{day}T{clock}")).map_err(|mut malformed| {
                malformed.help.push_str("; or declare the `zone` of the whole file in the record");
                malformed
            }),
            (clock, Some(zone)) => {
                let time = match clock {
                    Some(clock) => zone.at(NaiveDateTime::new(day.naive(), clock)),
                    None => zone.start_of(day.naive()),
                };
                time.and_then(Instant::from_utc).ok_or_else(|| {
                    let message = format!("{} comes twice or not at all in {zone}", quoted(text));
                    Malformed::new(message, "clocks change then; add the offset, as in `+01:00`")
                })
            }
        }
    }

    /// What a text says of a time; nothing where it is written otherwise.
    fn said<'t>(&self, text: &'t str) -> Option<Said<'t>> {
        let (day, rest) = text.split_at(text.find([' ', 'T', ',']).unwrap_or(text.len()));
        let day = match Date::parse(day) {
            Ok(day) => day,
            Err(_) => Date::parse(&in_order(day, self.dates?)?).ok()?,
        };
        let rest = rest.trim_start_matches([' ', 'T', ',']).trim();
        if rest.is_empty() {
            return Some(Said { day, clock: None, zone: "" });
        }
        let (clock, zone) = match rest.strip_suffix("UTC").or_else(|| rest.strip_suffix("GMT")) {
            Some(clock) => (clock, "Z"),
            None => rest.split_at(rest.find(['+', '-', 'Z', 'z']).unwrap_or(rest.len())),
        };
        Some(Said { day, clock: Some(clock_of(clock.trim())?), zone: zone.trim() })
    }

    /// What to do about a day that is written otherwise.
    fn undated(&self, text: &str, malformed: Malformed) -> Malformed {
        let day = text.split([' ', 'T', ',']).next().unwrap_or_default();
        let parts: Vec<&str> = day.split(['.', '/', '-']).collect();
        let is_day = parts.len() == 3 && parts.iter().all(|part| are_digits(part));
        let help = match self.dates {
            _ if !is_day => return malformed,
            None => "declare in the record how the file writes days: `dates: dmy` or `dates: mdy`",
            Some(DateOrder::DayFirst) => "write the day as in `31.07.2026`, the year in full",
            Some(DateOrder::MonthFirst) => "write the day as in `07/31/2026`, the year in full",
            Some(DateOrder::YearFirst) => "write the day as in `2026-07-31`, the year in full",
        };
        Malformed::new(malformed.message, help)
    }

    /// An amount: `1.234,56` is 1234.56 of the declared currency. `column` is what a column of its own says of the currency.
    pub(super) fn amount(&self, text: &str, column: &str) -> Result<Quantity, Malformed> {
        let text = text.trim();
        let Some(written) = self.in_full(text, column.trim()) else {
            let sign = self.decimal.map_or(".", DecimalSign::as_str);
            let message = format!("{} is not a number with `{sign}` before its decimals", quoted(text));
            return Err(Malformed::new(
                message,
                "write it as the record declares, with thousands in groups of three",
            ));
        };
        Quantity::parse(&written).map_err(|mut malformed| {
            if self.decimal.is_none() && text.contains([',', '.', '\'']) {
                malformed
                    .help
                    .push_str("; or declare in the record what stands before the decimals: `decimal: \",\"`");
            }
            malformed
        })
    }

    /// As the format writes it; nothing where it is not written as declared.
    fn in_full(&self, text: &str, column: &str) -> Option<String> {
        let declared = Some(column).filter(|it| !it.is_empty()).or(self.currency.as_deref());
        let (code, number) = match CurrencyCode::told_apart(text, declared) {
            Some((code, number)) => (Some(code), number),
            None => (declared.map(str::to_owned), text),
        };
        let number = match self.decimal {
            Some(DecimalSign::Comma) => with_point(number, ',', '.')?,
            Some(DecimalSign::Point) => with_point(number, '.', ',')?,
            None => number.to_owned(),
        };
        Some(match code.filter(|_| !number.ends_with('%')) {
            Some(code) => format!("{number} {code}"),
            None => number,
        })
    }
}

/// What a text says of a time.
struct Said<'t> {
    day: Date,
    clock: Option<NaiveTime>,
    /// Its offset; empty where it names none.
    zone: &'t str,
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A day of three numbers in this order, as `2026-07-01`; none where the year has not all of its digits.
fn in_order(day: &str, order: DateOrder) -> Option<String> {
    let parts: Vec<&str> = day.split(['.', '/', '-']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let (year, month, day) = match order {
        DateOrder::YearFirst => (first, second, third),
        DateOrder::DayFirst => (third, second, first),
        DateOrder::MonthFirst => (third, first, second),
    };
    let is_day = year.len() == 4
        && [month, day].iter().all(|part| part.len() <= 2)
        && [year, month, day].iter().all(|part| are_digits(part));
    is_day.then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

/// `9:05`, `21:05:30.000` or `9:05 pm`.
fn clock_of(clock: &str) -> Option<NaiveTime> {
    let lower = clock.to_lowercase();
    let half = ["am", "a.m.", "pm", "p.m."].iter().find(|half| lower.ends_with(**half));
    let digits = lower.strip_suffix(half.copied().unwrap_or_default())?.trim();
    let (hour, rest) = digits.split_once(':')?;
    let hour: u32 = hour.trim().parse().ok()?;
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) if half.starts_with('p') => hour % 12 + 12,
        Some(_) => hour % 12,
        None => hour,
    };
    let written = format!("{hour:02}:{rest}");
    NaiveTime::parse_from_str(&written, "%H:%M")
        .or_else(|_| NaiveTime::parse_from_str(&written, "%H:%M:%S%.f"))
        .ok()
}

/// The number with a point before its decimals and without what groups its thousands; none where these are not groups of three.
fn with_point(number: &str, decimal: char, group: char) -> Option<String> {
    let (number, percent) = match number.strip_suffix('%') {
        Some(number) => (number.trim(), "%"),
        None => (number, ""),
    };
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", number),
    };
    let (whole, fraction) = match digits.split_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let groups: Vec<&str> = whole.split([group, '\'', '\u{2019}', ' ', '\u{a0}', '\u{202f}']).collect();
    let is_grouped =
        groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    if !is_grouped || !groups.iter().all(|group| are_digits(group)) || !fraction.is_none_or(are_digits) {
        return None;
    }
    let whole = groups.concat();
    Some(match fraction {
        Some(fraction) => format!("{sign}{whole}.{fraction}{percent}"),
        None => format!("{sign}{whole}{percent}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(dates: Option<DateOrder>, zone: &str, decimal: Option<DecimalSign>, currency: &str) -> CellForm {
        let currency = Some(currency.to_owned()).filter(|it| !it.is_empty());
        CellForm { dates, zone: Zone::parse(zone).ok(), decimal, currency }
    }

    #[test]
    fn times_are_read_as_declared() {
        let time = |form: &CellForm, text: &str| form.time(text).map(|time| time.to_string()).ok();
        let german = form(Some(DateOrder::DayFirst), "Europe/Berlin", None, "");
        // Berlin is two hours ahead of UTC in July.
        assert_eq!(time(&german, "1.7.2026 9:05").as_deref(), Some("2026-07-01T07:05:00Z"));
        assert_eq!(time(&german, "01.07.2026").as_deref(), Some("2026-06-30T22:00:00Z"));
        assert_eq!(time(&german, "2026-07-01 09:05:30").as_deref(), Some("2026-07-01T07:05:30Z"));
        assert_eq!(time(&german, "01.07.2026 09:05 UTC").as_deref(), Some("2026-07-01T09:05:00Z"));
        assert_eq!(time(&german, "01.07.2026, 09:05+01:00").as_deref(), Some("2026-07-01T08:05:00Z"));
        assert_eq!(time(&german, "01.07.26"), None, "of which century");
        assert_eq!(time(&german, "25.10.2026 02:30"), None, "it comes twice");
        assert_eq!(time(&german, "13/13/2026"), None);
        let american = form(Some(DateOrder::MonthFirst), "-05:00", None, "");
        assert_eq!(time(&american, "7/1/2026 9:05 PM").as_deref(), Some("2026-07-02T02:05:00Z"));
        assert_eq!(time(&american, "7/1/2026 12:00 am").as_deref(), Some("2026-07-01T05:00:00Z"));
        assert_eq!(time(&american, "7/1/2026 13:00 pm"), None);
    }

    #[test]
    fn without_a_declaration_times_are_those_of_the_format() {
        let none = CellForm::default();
        assert_eq!(none.time("2026-07-01T09:00+02:00").unwrap().to_string(), "2026-07-01T07:00:00Z");
        assert_eq!(none.time("2026-07-01").unwrap().to_string(), "2026-07-01T00:00:00Z");
        let help = |text: &str| none.time(text).unwrap_err().help;
        assert_eq!(
            help("01/07/2026"),
            "declare in the record how the file writes days: `dates: dmy` or `dates: mdy`"
        );
        assert!(help("2026-07-01 09:00").ends_with("or declare the `zone` of the whole file in the record"));
    }

    #[test]
    fn amounts_are_read_as_declared() {
        let amount = |form: &CellForm, text: &str, column: &str| {
            form.amount(text, column).map(|it| it.to_string()).ok()
        };
        let comma = form(None, "", Some(DecimalSign::Comma), "EUR");
        assert_eq!(amount(&comma, "1.234,56", "").as_deref(), Some("1234.56 EUR"));
        assert_eq!(amount(&comma, "1 234 567,5 €", "").as_deref(), Some("1234567.50 EUR"));
        assert_eq!(amount(&comma, "1'234", "CHF").as_deref(), Some("1234 CHF"));
        assert_eq!(amount(&comma, "USD 1.000", "").as_deref(), Some("1000 USD"));
        assert_eq!(amount(&comma, "12,5%", "").as_deref(), Some("12.5%"));
        assert_eq!(amount(&comma, "1.23,4", ""), None, "groups have three digits");
        assert_eq!(amount(&comma, "1,234.56", ""), None, "that is the other way");
        let point = form(None, "", Some(DecimalSign::Point), "USD");
        assert_eq!(amount(&point, "$45,000.00", "").as_deref(), Some("45000 USD"));
        assert_eq!(amount(&point, "45,000", "").as_deref(), Some("45000 USD"));
        let none = CellForm::default();
        assert_eq!(amount(&none, "18000 GBP", "").as_deref(), Some("18000 GBP"));
        assert_eq!(amount(&none, "400", "").as_deref(), Some("400"));
        assert_eq!(amount(&none, "400", "SEK").as_deref(), Some("400 SEK"));
        assert!(none.amount("1.234,56", "EUR").unwrap_err().help.contains("decimal"));
    }
}
