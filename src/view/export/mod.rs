//! What `partner export` writes, for those who live in spreadsheets: the findings with who must act, and the registers.

mod findings;
mod registers;

use super::gates::{Gates, Wish};
use super::workbook::{Sheet, Workbook};
use super::{Answer as _, Table};
use crate::check::CheckReport;
use crate::survey::Survey;

/// Findings and registers of every partnership of a call, a sheet each.
#[must_use]
pub fn export(report: &CheckReport<'_>, survey: &Survey<'_>) -> Workbook {
    let sheets: [(&str, Table); 6] = [
        ("findings", findings::sheet(report)),
        ("risks", registers::risks(survey)),
        ("decisions", registers::decisions(survey)),
        ("gates", Gates::of(survey, Wish::default()).sheet()),
        ("commitments", registers::commitments(survey)),
        ("resources", registers::resources(survey)),
    ];
    let sheet = |(name, table): (&str, Table)| Sheet { name: name.to_owned(), table, ..Sheet::default() };
    Workbook {
        title: format!("Partnerships as of {}", survey.as_of),
        colour: survey.configuration.branding.colour.clone(),
        sheets: sheets.into_iter().map(sheet).collect(),
    }
}
