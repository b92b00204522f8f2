//! A contract of several documents: which of them a clause is in, which leads, and what becomes of it elsewhere.

use crate::program::{self, run, stderr, stdout};
use serde_json::Value;

const HEAD: &str = "partner: charter/v1\nname: Loans\nstage: negotiation\nparties:\n  northwind: {name: Northwind Bank}\n  kestrel: {name: Kestrel Software}\nterm: {start: 2026-04-01, length: 12 months, renewal: automatic, notice: 60 days}\n";

/// A charter with the contract that is given, in a folder with `order.txt`.
fn folder(contract: &str) -> tempfile::TempDir {
    let text = format!("{HEAD}contract:\n{contract}");
    program::folder(&[
        ("charter.yaml", &text),
        ("order.txt", "Either party refuses on ninety days' notice.\n"),
    ])
}

const TWO: &str = "  documents:\n    - {id: master, name: Master agreement}\n    - {id: order, name: Order form, file: order.txt}\n";

/// The findings of `check`, each as rule and place.
fn found(contract: &str) -> Vec<(String, String, String)> {
    let folder = folder(contract);
    let output = run(folder.path(), "200", &["check", ".", "--as-of", "2026-03-01", "--format", "json"]);
    assert!(stderr(&output).is_empty(), "{}", stderr(&output));
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let text = |it: &Value, key: &str| it[key].as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap();
    findings.iter().map(|it| (text(it, "rule"), text(it, "yaml_path"), text(it, "message"))).collect()
}

fn of<'a>(findings: &'a [(String, String, String)], rule: &str) -> Vec<(&'a str, &'a str)> {
    let those = findings.iter().filter(|(it, _, _)| it == rule);
    those.map(|(_, place, message)| (place.as_str(), message.as_str())).collect()
}

/// The term asks for 60 days and the order form for 90: that contradicts the charter only where the order form leads.
#[test]
fn what_the_leading_document_says_is_what_the_contract_says() {
    let clause = "  renewal_notice: {documents: {master: 60 days, order: 90 days}}\n";
    let rule = "contract-charter-contradiction";
    let contradicted = found(&format!("{TWO}  precedence: [order, master]\n{clause}"));
    assert_eq!(
        of(&contradicted, rule),
        [(
            "contract.renewal_notice",
            "renewal notice: the contract asks for 90 days, but the charter says 60 days"
        )]
    );
    let agrees = found(&format!("{TWO}  precedence: [master, order]\n{clause}"));
    assert_eq!(of(&agrees, rule), []);
    let unknown = found(&format!("{TWO}{clause}"));
    assert_eq!(of(&unknown, rule), []);
    assert_eq!(
        of(&unknown, "documents-contradictory"),
        [(
            "contract.renewal_notice.documents",
            "Master agreement and Order form differ on notice to refuse renewal, and none prevails"
        )]
    );
}

#[test]
fn a_quote_of_a_document_is_looked_for_in_its_file() {
    let clause = |quote: &str| {
        format!(
            "{TWO}  precedence: [order]\n  renewal_notice: {{documents: {{order: {{value: 90 days, evidence: {{quote: {quote}}}}}}}}}\n"
        )
    };
    assert_eq!(of(&found(&clause("ninety days")), "quote-missing"), []);
    assert_eq!(
        of(&found(&clause("sixty days")), "quote-missing"),
        [(
            "contract.renewal_notice.documents.order.evidence.quote",
            "quote for `renewal_notice.documents.order` is not in `order.txt`"
        )]
    );
    let lost = TWO.replace("order.txt", "lost.txt");
    assert_eq!(
        of(&found(&format!("{lost}  precedence: [order]\n")), "evidence-missing"),
        [("contract.documents[1].file", "contract file `lost.txt` does not exist")]
    );
}

#[test]
fn a_document_that_nobody_declared_is_unknown() {
    let findings =
        found(&format!("{TWO}  precedence: [ordr]\n  insurance: {{documents: {{mastre: yes}}}}\n"));
    assert_eq!(
        of(&findings, "reference-unknown"),
        [
            ("contract.precedence[0]", "no document is called `ordr`"),
            ("contract.insurance.documents.mastre", "no document is called `mastre`"),
        ]
    );
}

#[test]
fn one_thing_is_said_in_one_place() {
    let invalid = |contract: &str| {
        let findings = found(contract);
        of(&findings, "invalid-value").into_iter().map(|(_, message)| message.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        invalid(&format!("  file: order.txt\n{TWO}")),
        ["`file` names one document, and `documents` lists several"]
    );
    assert_eq!(
        invalid(&format!("{TWO}  insurance: {{value: Up to a million, documents: {{order: yes}}}}\n")),
        ["`insurance` says something next to `documents:`, which says it by document"]
    );
    assert_eq!(
        invalid("  documents: [{id: order, name: One}, {id: order, name: Another}]\n"),
        ["two documents have the id `order`"]
    );
}

#[test]
fn the_report_names_the_document_that_leads() {
    let folder = folder(&format!(
        "{TWO}  precedence: [order, master]\n  renewal_notice: {{documents: {{master: 60 days, order: 90 days}}}}\n"
    ));
    let output = run(folder.path(), "200", &["report", ".", "--as-of", "2026-03-01", "--format", "markdown"]);
    let report = stdout(&output);
    assert!(report.contains("Order form, which prevails"), "{report}");
    assert!(!report.contains("Master agreement, which prevails"), "{report}");
}
