//! A portfolio of any size: what is kept of each partnership once it is held no longer.

use super::brief::Days;
use super::compared::{advice, groups, motions};
use super::parties::stakes;
use super::{Member, Portfolio, Readers, Row, Whole, Wish, brief, data, glance, page};
use crate::document::scalar::Date;
use crate::method::peers::Comparable;
use crate::method::returns::{management_cost, net_return, referred};
use crate::partnership::LeftOut;
use crate::view::unread::is_unread;
use crate::view::{Data, Page};

impl Whole {
    /// A portfolio of none yet.
    #[must_use]
    pub fn new(as_of: Date, readers: Readers, wish: Wish) -> Self {
        Self {
            as_of,
            readers,
            wish,
            count: 0,
            is_read: true,
            left_out: LeftOut::default(),
            unread: Vec::new(),
            attention: Vec::new(),
            days: Days::default(),
            rows: Vec::new(),
        }
    }

    /// Takes some of its partnerships in.
    pub fn add(&mut self, part: &Portfolio<'_>) {
        self.is_read &= part.survey.unread.is_empty();
        self.left_out = part.survey.left_out.clone();
        for member in &part.members {
            self.count += 1;
            if self.readers != Readers::Programs {
                if is_unread(member.surveyed.partnership) {
                    self.unread.push(member.name().into());
                }
                self.attention.extend(glance::attention(member).map(|it| (member.urgency(), it)));
            }
            match self.readers {
                Readers::Hurried => self.days.add(member),
                Readers::People => self.rows.push(Row { cells: glance::row(member), ..self.row(member) }),
                Readers::Programs => self.rows.push(self.row(member)),
            }
        }
    }

    fn row(&self, member: &Member<'_>) -> Row {
        let (partnership, assessment) = (member.surveyed.partnership, &member.surveyed.assessment);
        Row {
            id: partnership.id.as_str().into(),
            name: member.name().into(),
            is_urgent: member.urgency() > (0, 0, 0),
            overdue: member.overdue().count(),
            cells: Vec::new(),
            stakes: stakes(member),
            achieved: member.achieved.clone(),
            compared: Comparable::of(partnership, assessment, member.policy, member.as_of),
            advice: self.wish.hints.then(|| advice(member)),
            motions: motions(partnership),
            referred: referred(partnership, member.as_of),
            net_return: net_return(assessment),
            cost: management_cost(partnership),
            groups: self.wish.by.map(|by| groups(member, by)).unwrap_or_default(),
        }
    }

    /// Hands the page over for people, part by part from top to bottom.
    pub fn show(mut self, give: &mut dyn FnMut(Page)) {
        match self.readers {
            Readers::Hurried => brief::show(&mut self, give),
            Readers::People | Readers::Programs => page::show(&mut self, give),
        }
    }

    /// The page for people.
    pub(super) fn page(self) -> Page {
        let mut page = Page::default();
        self.show(&mut |part| page.blocks.extend(part.blocks));
        page
    }

    /// What programs are told but for each partnership at a glance.
    #[must_use]
    pub fn data(&self) -> Data<'_> {
        Data::Portfolio(data::frame(self))
    }

    /// The ranks that were left open in the glances of all partnerships, in their order.
    #[must_use]
    pub fn ranks(&self) -> Vec<Option<usize>> {
        data::ranks(self)
    }
}
