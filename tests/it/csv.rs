//! CSV as programs write it, and as spreadsheets read it.

use tempfile::TempDir;

use crate::program::{folder, run};

const CHARTER: &str =
    "partner: charter/v1\nname: T\nstage: operation\nparties:\n  a: {name: A}\n  b: {name: B}\n";

fn deals(csv: &str) -> TempDir {
    let record = "partner: deals/v1\nsource: d.csv\n";
    folder(&[("charter.yaml", CHARTER), ("deals.yaml", record), ("d.csv", csv)])
}

fn told(folder: &TempDir) -> Vec<String> {
    let arguments = ["check", "--select", "deal-*", "--format", "concise", "--as-of", "2026-07-10", "-q"];
    let output = run(folder.path(), "200", &arguments);
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// The cells of each deal: customer, party, amount, currency, line.
fn read(folder: &TempDir) -> Vec<[String; 5]> {
    let output = run(folder.path(), "200", &["deals", "--format", "csv", "--as-of", "2026-07-10", "-q"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    let at = |name: &str| header.iter().position(|it| *it == name).unwrap();
    let wanted = ["customer", "party", "value", "currency", "line"].map(at);
    lines.map(|line| wanted.map(|at| line[at].to_owned())).collect()
}

const HEADER: &str = "customer,registered,partner,value\n";

#[test]
fn a_quote_that_is_not_closed_is_an_error_at_its_line_and_swallows_nothing() {
    for (rows, line, deals_read) in [
        ("Acme,2026-05-01,a,\"100 EUR\nZed,2026-05-02,b,200 EUR\n", 2, 0),
        ("Zed,2026-05-02,b,200 EUR\nAcme,2026-05-01,a,\"100 EUR\n", 3, 1),
        // Closed by the quote of another row.
        ("Acme,2026-05-01,a,\"100 EUR\nZed,2026-05-02,b,\"200 EUR\"\n", 2, 0),
        // The quote opens in the second line of its row.
        ("\"Ac\nme\",2026-05-01,a,\"100 EUR\n", 3, 0),
    ] {
        let folder = deals(&format!("{HEADER}{rows}"));
        let told = told(&folder);
        let expected = format!("line {line} of `d.csv`: the quote that opens here is not closed");
        assert_eq!(told.iter().filter(|it| it.contains(&expected)).count(), 1, "{told:#?}");
        assert_eq!(read(&folder).len(), deals_read, "{rows}");
        let page = run(folder.path(), "200", &["deals", "--as-of", "2026-07-10"]);
        assert!(!String::from_utf8(page.stdout).unwrap().contains("none in conflict"));
    }
    // In the names of the columns.
    let told = told(&deals("\"customer,registered,partner\nAcme,2026-05-01,a\n"));
    assert!(told.iter().any(|it| it.contains("line 1 of `d.csv`: the quote that opens here")), "{told:#?}");
}

#[test]
fn lines_are_counted_whatever_ends_them_and_empty_rows_are_none() {
    let rows = ["Acme,2026-05-01,a,100 EUR", ",,,", "", "Zed,2026-13-02,b,200 EUR", ",,,"];
    for end in ["\n", "\r\n", "\r"] {
        let text = [HEADER.trim_end(), &rows.join(end)].join(end);
        let told = told(&deals(&text));
        assert_eq!(told.len(), 1, "{end:?}: {told:#?}");
        assert!(told[0].contains("line 5 of `d.csv`: `2026-13-02` is not a day"), "{end:?}: {told:#?}");
    }
    let cells = told(&deals(&format!("{HEADER}Acme,2026-05-01\n")));
    assert!(cells[0].contains("line 2 of `d.csv` has 2 cells, and the first line has 4"), "{cells:#?}");
}

#[test]
fn the_delimiter_is_what_the_file_says_or_uses_outside_quotes() {
    for text in [
        "sep=;\ncustomer;registered;partner;value\nAcme;2026-05-01;a;100 EUR\n",
        "customer;registered;partner;value;\"a,b,c,d,e,f\"\nAcme;2026-05-01;a;100 EUR;\n",
        "sep=|\ncustomer|registered|partner|value\nAcme|2026-05-01|a|100 EUR\n",
    ] {
        let line = if text.starts_with("sep") { "3" } else { "2" };
        assert_eq!(read(&deals(text)), [["Acme", "a", "100", "EUR", line].map(str::to_owned)], "{text}");
    }
}

#[test]
fn amounts_are_numbers_and_a_mark_is_written_where_it_is_asked_for() {
    let value = "value:\n  exchange: [{from: a, to: b, kind: licence, amount: 1000 EUR}]\n  costs: {a: [{item: x, amount: 5000 EUR}], b: [{item: y, amount: 100 EUR}]}\n  expected_revenue: 100 EUR\n  revenue_split: {a: 50%, b: 50%}\n  management_cost: {a: 100 EUR, b: 100 EUR}\n";
    let folder = folder(&[("charter.yaml", &format!("{CHARTER}{value}"))]);
    let csv = |more: &[&str]| {
        let arguments = [&["value", "--format", "csv", "--as-of", "2026-07-10", "-q"], more].concat();
        String::from_utf8(run(folder.path(), "200", &arguments).stdout).unwrap()
    };
    let text = csv(&[]);
    assert!(text.starts_with("partnership,party,currency,received,"), "{text}");
    // A gets half of the revenue, 50, gives 1,000, has costs of 5,000 and managing of 100: 50 - 1,000 - 100 is -1,050.
    let row: Vec<&str> = text.lines().nth(1).unwrap().split(',').skip(1).collect();
    assert_eq!(
        row,
        ["a", "EUR", "0", "50", "50", "1000", "5000", "6000", "0.01", "100", "-1050", "0.00", ""]
    );
    assert_eq!(csv(&["--bom"]), format!("\u{feff}{text}"));
    let refused = run(folder.path(), "200", &["value", "--bom", "--as-of", "2026-07-10"]);
    assert_eq!(refused.status.code(), Some(2));
}
