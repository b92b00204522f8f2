use super::*;

fn parts(text: &str) -> (u32, u32, u32) {
    let duration = Duration::parse(text).unwrap();
    (duration.months(), duration.days(), duration.minutes())
}

#[test]
fn reads_words_and_iso() {
    let table = [
        ("90 days", (0, 90, 0)),
        ("1 day", (0, 1, 0)),
        ("3 months", (3, 0, 0)),
        ("48 hours", (0, 0, 2880)),
        ("15 minutes", (0, 0, 15)),
        ("2 weeks", (0, 14, 0)),
        ("1 year", (12, 0, 0)),
        ("1 Years", (12, 0, 0)),
        ("200 years", (2400, 0, 0)),
        ("73050 days", (0, 73050, 0)),
        ("P3M", (3, 0, 0)),
        ("P1Y2M10D", (14, 10, 0)),
        ("PT48H", (0, 0, 2880)),
        ("PT15M", (0, 0, 15)),
        ("P2W", (0, 14, 0)),
        ("P1DT2H30M", (0, 1, 150)),
    ];
    for (text, expected) in table {
        assert_eq!(parts(text), expected, "{text}");
    }
}

#[test]
fn keeps_the_unit_as_written() {
    let table = [
        ("12 months", "12 months"),
        ("1 years", "1 year"),
        ("14 days", "14 days"),
        ("2 weeks", "2 weeks"),
        ("48 hours", "48 hours"),
        ("1  HOUR", "1 hour"),
        ("P3M", "3 months"),
        ("P1Y", "1 year"),
        ("P14M", "14 months"),
        ("PT90M", "90 minutes"),
        ("P1Y2M10D", "P1Y2M10D"),
        ("P1Y2W", "P1Y14D"),
        ("P1DT90M", "P1DT1H30M"),
    ];
    for (text, canonical) in table {
        assert_eq!(Duration::parse(text).unwrap().to_string(), canonical);
    }
}

#[test]
fn refuses_what_could_be_misread() {
    let table = [
        ("6m", "`6m` could be months or minutes", "write `6 months` or `6 minutes`"),
        ("6 M", "`6 M` could be months or minutes", "write `6 months` or `6 minutes`"),
        ("90", "`90` has no unit", "write `90 days` or `90 months`"),
        ("3 mo", "`3 mo` abbreviates its unit", "write `3 months`"),
        ("90d", "`90d` abbreviates its unit", "write `90 days`"),
        ("90days", "`90days` has no space before its unit", "write `90 days`"),
        ("-3 months", "`-3 months` is negative", "write `3 months`"),
        ("-6m", "`-6m` is negative", "write `6 months` or `6 minutes`"),
        (
            "0 days",
            "`0 days` is a duration of zero",
            "write a duration of at least `1 minute`, or leave it out",
        ),
        ("P0D", "`P0D` is a duration of zero", "write a duration of at least `1 minute`, or leave it out"),
        ("201 years", "`201 years` is longer than 200 years", "write a shorter duration"),
        ("73051 days", "`73051 days` is longer than 200 years", "write a shorter duration"),
        ("99999999999 days", "`99999999999 days` is longer than 200 years", "write a shorter duration"),
        ("4294967295 weeks", "`4294967295 weeks` is longer than 200 years", "write a shorter duration"),
        ("P200YT1M", "`P200YT1M` is longer than 200 years", "write a shorter duration"),
        ("2 quarters", "`2 quarters` counts in quarters", "write `6 months`"),
        ("5 business days", "`5 business days` counts in working days", "write `5 working days`"),
        ("ninety days", "`ninety days` has no number in digits", "write `90 days`"),
        ("a year", "`a year` has no number in digits", "write `1 year`"),
        ("many days", "`many days` has no number in digits", "write the number in digits, as in `3 days`"),
        ("30 (thirty) days", "`30 (thirty) days` gives its number twice", "write `30 days`"),
        ("30 calendar days", "`30 calendar days` counts in days", "write `30 days`"),
        (
            "1 year 6 months",
            "`1 year 6 months` has more than one number",
            "write one number and one unit, or several in ISO 8601, as in `P1Y6M`",
        ),
        ("3 monhts", "`3 monhts` has an unknown unit", "did you mean `3 months`?"),
        ("p3m", "`p3m` is not in capitals", "write `P3M`"),
    ];
    for (text, message, help) in table {
        assert_eq!(Duration::parse(text).unwrap_err().told(), (message, help));
    }
    for text in ["1.5 years", "1,000 days", "1_000 days", "3/4 year", "1½ years"] {
        assert!(Duration::parse(text).unwrap_err().message.contains("not a whole number"), "{text}");
    }
    for text in ["P3", "PT", "P1M2Y", "P1DT", "P1.5D", "PT30S", "P1H", "P3MM", "P1D2D", "PTT1H", "P1é"] {
        assert!(Duration::parse(text).unwrap_err().message.contains("ISO 8601"), "{text}");
    }
    for text in ["", "P", "days", "soon", "٣ days", "+3 days", "--3 days", "perpetual"] {
        assert!(Duration::parse(text).is_err(), "{text}");
    }
}

#[test]
fn is_equal_by_the_calendar_and_not_by_the_unit() {
    let of = |text| Duration::parse(text).unwrap();
    assert_eq!(of("1 year"), of("12 months"));
    assert_eq!(of("2 weeks"), of("14 days"));
    assert_ne!(of("1 month"), of("30 days"));
    assert_ne!(of("24 hours"), of("1 day"));
    assert_eq!(Duration::of_weeks(2), of("14 days"));
    assert_eq!(Duration::of_hours(48), of("48 hours"));
}

#[test]
fn compares_roughly_in_days() {
    let days = |text| Duration::parse(text).unwrap().approximate_days();
    assert_eq!(days("3 months"), 90);
    assert_eq!(days("10 working days"), 14);
    assert_eq!(days("1 year"), 360);
    assert_eq!(days("48 hours"), 2);
    assert_eq!(days("47 hours"), 1);
    assert_eq!(days("P1M1DT25H"), 32);
    assert!(Duration::parse("23 hours").unwrap().is_under_a_day());
    assert!(!Duration::parse("24 hours").unwrap().is_under_a_day());
    assert!(!Duration::parse("1 day").unwrap().is_under_a_day());
}
