//! A list run without any charter: its answers, the verdict, and what to do first.

use super::data::ReadinessAnswer;
use crate::config::Policy;
use crate::method::readiness::{ChecklistResult, Count, Deed, ItemResult, Step};
use crate::view::{Answer, Cell, Data, Page, Table, Text, Tone};
use crate::wording::readiness::{self, Standing, answer};

/// A list with the answers of a workshop.
#[derive(Debug)]
pub struct Workshop<'a> {
    list: ChecklistResult,
    policy: &'a Policy,
}

impl<'a> Workshop<'a> {
    /// What the answers of a workshop come to.
    #[must_use]
    pub fn of(list: ChecklistResult, policy: &'a Policy) -> Self {
        Self { list, policy }
    }

    /// What to do first, an item each.
    fn steps(&self) -> Vec<(&ItemResult, Step)> {
        let steps = self.list.way(self.policy).map(|way| way.steps).unwrap_or_default();
        steps.into_iter().filter_map(|step| Some((self.list.items.get(step.item)?, step))).collect()
    }

    /// What a step asks to do. That the answer is yes by then goes without saying.
    fn deeds(&self, item: &ItemResult, step: &Step) -> String {
        let deeds = step.deeds.iter().filter(|deed| **deed != Deed::AnswerYes);
        let deeds: Vec<String> =
            deeds.map(|deed| readiness::deed(deed, &self.list.definition.id, item)).collect();
        if deeds.is_empty() { "settle it".to_owned() } else { deeds.join("; then ") }
    }
}

impl Answer for Workshop<'_> {
    fn page(&self) -> Page {
        let mut page = Page::default();
        page.title(Text::default().and(&*self.list.definition.title));
        let mut table = Table::with_columns(["question", "answer"]);
        for item in &self.list.items {
            table.rows.push(vec![(&*item.definition.question).into(), said(item)]);
        }
        page.table(table);
        page.say(Text::default().strong(Standing::of(&self.list, None).line(None)));
        let steps = self.steps();
        if !steps.is_empty() {
            page.heading("What to do first");
            let point = |(item, step): &(&ItemResult, Step)| {
                Text::default().and(format!("{} ", item.definition.question)).then(self.deeds(item, step))
            };
            page.list(steps.iter().map(point).collect());
        }
        page.say(
            "Only the answers count here. With a charter, its evidence counts too: `partner readiness`.",
        );
        page
    }

    fn sheet(&self) -> Table {
        let list = &self.list;
        let mut table =
            Table::with_columns(["checklist", "verdict", "no", "of", "item", "question", "answer", "first"]);
        let steps = self.steps();
        for item in &list.items {
            let step = steps.iter().find(|(of_step, _)| of_step.definition.id == item.definition.id);
            table.row([
                Cell::from(&*list.definition.id),
                list.verdict.as_str().into(),
                list.no.to_string().into(),
                list.of.to_string().into(),
                (&*item.definition.id).into(),
                (&*item.definition.question).into(),
                item.answer.map(answer).unwrap_or_default().into(),
                step.map(|(_, step)| self.deeds(item, step)).unwrap_or_default().into(),
            ]);
        }
        table
    }

    fn data(&self) -> Data<'_> {
        Data::Readiness(ReadinessAnswer::of_workshop(&self.list, self.policy))
    }
}

fn said(item: &ItemResult) -> Cell {
    let tone = if item.counts == Count::Met { Tone::Good } else { Tone::Bad };
    Cell::toned(item.answer.map(answer).unwrap_or_default(), tone)
}
