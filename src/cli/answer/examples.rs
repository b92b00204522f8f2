//! Every example that a rule gives for an answer is one: `answer` takes it where the question is asked.

use std::collections::BTreeSet;

use super::typed::Reader;
use super::written::{Onto, Trouble, tried};
use crate::agenda;
use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::scalar::{Date, Scalar as _};
use crate::document::shape::Shape;
use crate::document::{Document, description};
use crate::rules::{self, Part, Question};
use crate::yaml::YamlPath;
use crate::yaml::edit::Value;

/// What the examples name is there: parties, a metric, a body.
const CHARTER: &str = "\
partner: charter/v1
name: Embedded lending
stage: negotiation
parties:
  northwind: {name: Northwind Bank}
  kestrel: {name: Kestrel Software}
canvas:
  goals:
    northwind: [{goal: Reach small forwarders}]
value:
  exchange:
    - {from: northwind, to: kestrel, kind: referral-fee, amount: 100 GBP}
metrics:
  - id: loans-paid
governance:
  bodies:
    - id: steering
      name: Steering committee
  decisions: [{what: Prices, decides: northwind}]
communication:
  meetings: [{name: Sync}]
conflict:
  levels: [{who: Managers}]
gates:
  - id: traction
deliverables: [{what: API}]
joint_plan:
  2026-Q3:
    northwind: [{goal: Loans}]
risks:
  - id: credit-loss
ip:
  licences: [{from: kestrel, to: northwind}]
growth:
  - kind: co-marketing
contract:
  documents: [{id: order-form}]
checklists:
  signing:
    health_checks: {answer: n/a}
";

fn charter() -> Document<Charter> {
    let charter = Document::of_text(CHARTER);
    assert!(charter.problems.is_empty(), "{:?}", charter.problems);
    charter
}

fn value_of(charter: &Document<Charter>, path: &YamlPath, shape: &Shape, text: &str) -> Value {
    let words = BTreeSet::new();
    let as_of = Date::parse("2026-07-10").unwrap();
    let reader = Reader { charter: &charter.value, words: &words, as_of };
    reader.list(path, shape, &[text.to_owned()]).unwrap()
}

/// The place of the answer in the charter above.
fn place(question: &Question) -> YamlPath {
    let chosen = |sort: &str| match sort {
        "party" => "northwind",
        "phase" => "chartering",
        "quarter" => "2026-Q3",
        "list" => "signing",
        "item" => "health_checks",
        other => panic!("{}: what is `{other}`?", question.at),
    };
    question.parts().fold(YamlPath::root(), |path, part| match part {
        Part::Key(key) => path.key(key),
        Part::Chosen(sort) => path.key(chosen(sort)),
        Part::Item => path.index(0),
    })
}

#[test]
fn every_example_is_an_answer_where_its_question_is_asked() {
    let charter = charter();
    let mut tried_out = 0;
    for question in rules::questions() {
        let path = place(&question);
        let shape = description::at(question.document, &path)
            .unwrap_or_else(|| panic!("the format has no `{path}`"))
            .shape;
        // What takes entries of several keys has its example in words; what is told of records is no answer to `answer`.
        if question.document != DocumentKind::Charter || !agenda::is_line(shape) {
            continue;
        }
        let value = value_of(&charter, &path, shape, question.example);
        if let Err(Trouble::Wrong(wrong)) = tried(&charter, &path, value, Onto::Replace).map(|_| ()) {
            panic!("{path}: `{}` is refused: {wrong}", question.example);
        }
        tried_out += 1;
    }
    assert!(tried_out > 120, "{tried_out}");
}

#[test]
fn a_value_that_is_no_answer_is_refused() {
    let charter = charter();
    let path = YamlPath::from("exit.notice");
    let shape = description::at(DocumentKind::Charter, &path).unwrap().shape;
    let value = value_of(&charter, &path, shape, "as long as it takes");
    assert!(matches!(tried(&charter, &path, value, Onto::Replace), Err(Trouble::Wrong(_))));
}
