//! What each list of a judged partnership comes to, for whoever prints it beside other things.

use crate::check::Judged;
use crate::document::charter::Charter;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Date;
use crate::method::readiness::{ChecklistResult, ItemResult};
use crate::rules::readiness::waiver;
use crate::wording::readiness::{Standing, lacks, state_word};

/// A list of a judged partnership, in words. What a team has written is not made safe for a terminal yet.
#[derive(Debug)]
pub struct ListStanding<'a> {
    /// The result that it tells.
    pub result: &'a ChecklistResult,
    /// What people call the list.
    pub title: &'a str,
    /// Its verdict and what that rests on.
    pub standing: Standing,
    /// The last day on which a waiver accepts its strict verdict, if one does.
    pub waived_until: Option<Date>,
    charter: &'a Charter,
}

/// A question that is not met, in words.
#[derive(Debug)]
pub struct Unmet<'a> {
    /// The question.
    pub item: &'a ItemResult,
    /// How far it is: `no evidence`, `not answered`.
    pub state: &'static str,
    /// What is missing, in a line; may be empty.
    pub lacks: String,
}

/// Every list that a partnership is judged by, in their order; none where the charter cannot be read.
#[must_use]
pub fn standings<'j>(judged: &'j Judged<'_>, as_of: Date) -> Vec<ListStanding<'j>> {
    let charter = &judged.partnership.charter.value;
    // Whether to sign, and with whom, is no question any more where the parties part.
    let is_over = judged.stage >= Some(Stage::WindingDown);
    let lists = judged.assessment.iter().flat_map(|it| &it.readiness).filter(|it| it.is_judged());
    let lists = lists.filter(|it| it.definition.is_own || !is_over);
    let told = |result: &'j ChecklistResult| ListStanding {
        result,
        title: &result.definition.title,
        standing: Standing::of(result, judged.stage),
        waived_until: waiver(charter, result, as_of).and_then(|it| it.until.get()).copied(),
        charter,
    };
    lists.map(told).collect()
}

impl<'a> ListStanding<'a> {
    /// `PAUSE: 3 of 8 not met, do not sign yet`.
    #[must_use]
    pub fn line(&self) -> String {
        self.standing.line(self.waived_until)
    }

    /// The questions that are not met. What is only not answered is in the count, and of a list that nobody has begun, or
    /// that the
    /// stage does not ask for yet, there is none to tell.
    #[must_use]
    pub fn unmet(&self) -> Vec<Unmet<'a>> {
        if !self.standing.names_questions() {
            return Vec::new();
        }
        let items = self.result.items.iter().filter(|item| item.is_no());
        let unmet = |item| Unmet { item, state: state_word(item), lacks: lacks(self.charter, item) };
        items.map(unmet).collect()
    }
}
