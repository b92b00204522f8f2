//! `partner questionnaire`: the open questions that concern one party, as a file for a side that has no git.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, ensure};
use clap::Args;

use super::answer::one;
use super::reading::{loading, told};
use super::writing::{known, scalar};
use super::{Common, Outcome, output, request};
use crate::check::{CheckReport, Options, Selection};
use crate::document::records::health::Respondent;
use crate::document::records::review::ReviewKind;
use crate::grammar::counted;
use crate::method::instrument::{Form, asked};
use crate::method::kinds::Kinds;
use crate::method::reviews::period_around;
use crate::render::html::{Brand, document};
use crate::render::{self, page};
use crate::survey::Survey;
use crate::view::questionnaire::{Questionnaire as Questions, Scope, Wish};

/// Write the questions to one party as a spreadsheet, Markdown or HTML
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  partner questionnaire lending --for kestrel --output kestrel.xlsx
  partner questionnaire lending --for kestrel --output kestrel.csv     for any spreadsheet
  partner questionnaire lending --for kestrel --output kestrel.html    to print
  partner questionnaire lending --for kestrel --health --output health.xlsx

Each question has its why, an example and what may be answered. What the other side has said about
expectations, goals and ratings stays hidden until both have answered; then the difference is shown.
`partner import FILE` reads the answers back.")]
pub(super) struct Questionnaire {
    /// A charter, or the folder in which it is
    #[arg(value_name = "PATH", default_value = ".")]
    path: PathBuf,
    /// Id of the party that is asked
    #[arg(long = "for", value_name = "PARTY")]
    party: String,
    /// Include what is settled, with the answers, so that they can be corrected
    #[arg(long, conflicts_with = "health")]
    all: bool,
    /// Only the health check
    #[arg(long)]
    health: bool,
    /// How much of the health check is asked: areas (four scores), short (six described questions) or full
    #[arg(long, value_name = "FORM", value_parser = scalar::<Form>, default_value = "areas")]
    #[arg(hide_default_value = true)]
    form: Form,
    /// With `--form`: only what someone in this role can answer: sponsor, manager, finance, sales or working-level
    #[arg(long, value_name = "ROLE", value_parser = scalar::<Respondent>)]
    role: Option<Respondent>,
    /// One open sheet that the team of the party fills in together, instead of one a person
    #[arg(long, requires = "health", conflicts_with = "role")]
    agreed: bool,
}

/// In which form to write.
enum Written {
    Xlsx,
    Csv,
    Markdown,
    Html,
}

impl Written {
    /// By the end of the file's name.
    fn of(file: Option<&Path>) -> anyhow::Result<Self> {
        let Some(file) = file else { return Ok(Self::Markdown) };
        let ending = file.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "xlsx" => Ok(Self::Xlsx),
            "csv" => Ok(Self::Csv),
            "md" | "markdown" => Ok(Self::Markdown),
            "html" | "htm" => Ok(Self::Html),
            _ => Err(anyhow!(
                "`--output {}`: the name must end in `.xlsx`, `.csv`, `.md` or `.html`",
                file.display()
            )),
        }
    }
}

impl Questionnaire {
    pub(super) fn run(&self, common: &Common) -> anyhow::Result<Outcome> {
        let form = Written::of(common.output.as_deref())?;
        ensure!(!common.bom || matches!(form, Written::Csv), "`--bom` goes with `--output FILE.csv` only");
        let question = Options {
            as_of: common.day()?,
            stage: None,
            guard: None,
            selection: Selection::default(),
            configuration: common.configuration()?,
        };
        let request = request::of(common, std::slice::from_ref(&self.path))?;
        let repository = loading(&question.configuration).load(&request)?;
        common.inputs.add_repository(&repository);
        let partnership = one(&repository)?;
        let charter = &partnership.charter;
        let survey = Survey::of(&repository, &question.configuration, question.as_of);
        ensure!(
            !survey.unread.iter().any(|it| it.is_broken && it.path == charter.source.path),
            "`{}` cannot be read in full, so what is open is not known: `partner check` has the details",
            charter.source.path
        );
        let ids = charter.value.party_ids();
        let party =
            known(&self.party, "the id of a party", &ids).map_err(|wrong| anyhow!("`--for`: {wrong}"))?;
        let scope = match (self.all, self.health) {
            (_, true) => Scope::Health,
            (true, false) => Scope::All,
            (false, false) => Scope::Open,
        };
        let reviews = charter.value.reviews.get();
        let period = period_around(ReviewKind::Health, reviews, question.as_of);
        let report = CheckReport::of(&repository, &question);
        let judged = report.partnerships.first().context("the charter cannot be judged")?;
        let kinds = Kinds::of(partnership, &question.configuration.kinds);
        let form_asked = if self.agreed && self.form == Form::Areas { Form::Short } else { self.form };
        let items = asked(&question.configuration.instrument, &kinds, form_asked, self.role);
        ensure!(
            self.role.is_none() || self.form != Form::Areas,
            "`--role` goes with `--form short` or `--form full`"
        );
        let wish = Wish {
            party: &party,
            scope,
            day: question.as_of,
            period,
            described: &items,
            is_agreed: self.agreed,
        };
        let questions = Questions::of(judged, &wish);
        let colour = question.configuration.branding.colour.as_deref();
        let bytes = match form {
            Written::Xlsx => render::xlsx(&questions.workbook(colour.map(str::to_owned)), question.as_of)
                .context("the workbook cannot be written")?,
            Written::Csv => {
                let mark = if common.bom { "\u{feff}" } else { "" };
                let table =
                    page::form_csv(&questions.sheet()).context("the table cannot be written as CSV")?;
                (mark.to_owned() + &table).into_bytes()
            }
            Written::Markdown => page::markdown(&questions.page()).into_bytes(),
            Written::Html => {
                let brand = Brand::of(question.configuration.branding.name.as_deref(), colour, None, None);
                page::html(&questions.page(), 1)
                    .and_then(|body| document(&questions.title_in_words(), &brand, &[], &body))
                    .context("the page cannot be written")?
                    .into_bytes()
            }
        };
        output::emit_sheet(common, &bytes)?;
        survey.unread.iter().for_each(|unread| output::note(common, &told(unread)));
        if let Some(file) = &common.output {
            let asked = counted(questions.count(), "question");
            let next = match form {
                Written::Html => "print it; answers come back as `.xlsx`, `.csv` or `.md`",
                _ => "`partner import` reads the answers",
            };
            output::note(common, &format!("wrote {asked} to `{}`; {next}", file.display()));
        }
        Ok(if survey.is_broken() { Outcome::Found } else { Outcome::Clean })
    }
}
