//! Sheets as an Excel workbook, which LibreOffice and Google Sheets read too.
//!
//! Every cell is written as text: what somebody else has written into a charter is never a formula.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, Workbook as File, Worksheet, XlsxError,
};

use super::sanitise::visible_in_file;
use crate::document::scalar::Date;
use crate::grammar::column_letters;
use crate::view::workbook::{MOST_IN_CELL, Sheet, Workbook};
use crate::view::{Cell, Piece, Text};

/// The sheet, not shown, that holds the words to choose from: in a cell's own list they could have 255 characters at most.
pub const CHOICES: &str = "choices";

/// The colour of heads where nobody has chosen one.
const COLOUR: &str = "#1f4e79";

/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (8, 48);

/// The workbook as bytes of a file, the same for the same sheets and day.
///
/// # Errors
/// A sheet with more rows than a workbook can hold, or a text longer than a cell.
pub fn xlsx(workbook: &Workbook, day: Date) -> Result<Vec<u8>, XlsxError> {
    let mut file = File::new();
    let midnight = ExcelDateTime::parse_from_str(&day.to_string())?;
    let properties = DocProperties::new().set_title(&workbook.title).set_creation_datetime(&midnight);
    file.set_properties(&properties);
    let looks = Looks::of(workbook.colour.as_deref().unwrap_or(COLOUR));
    let mut choices: Vec<Vec<String>> = Vec::new();
    let names = names(&workbook.sheets);
    for (sheet, name) in workbook.sheets.iter().zip(&names) {
        let page = file.add_worksheet();
        page.set_name(name)?;
        write(page, sheet, &looks, &mut choices)?;
    }
    if !choices.is_empty() {
        let page = file.add_worksheet();
        page.set_name(CHOICES)?.set_hidden(true);
        for (column, words) in (0u16..).zip(&choices) {
            for (row, word) in (0u32..).zip(words) {
                page.write_string(row, column, visible_in_file(word))?;
            }
        }
    }
    file.save_to_buffer()
}

/// How cells look.
struct Looks {
    head: Format,
    plain: Format,
    answer: Format,
}

impl Looks {
    fn of(colour: &str) -> Self {
        let colour = u32::from_str_radix(colour.trim_start_matches('#'), 16).unwrap_or_default();
        let text = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
        Self {
            head: Format::new()
                .set_bold()
                .set_font_color(if is_light(colour) { Color::Black } else { Color::White })
                .set_background_color(Color::RGB(colour))
                .set_align(FormatAlign::Top),
            answer: text.clone().set_background_color(Color::RGB(0xFF_F9_E5)).set_border(FormatBorder::Hair),
            plain: text,
        }
    }
}

/// Whether dark letters read better on a colour.
fn is_light(colour: u32) -> bool {
    let part = |at: u32| (colour >> at) & 0xFF;
    // How bright the eye takes the three to be, in thousandths.
    part(16) * 299 + part(8) * 587 + part(0) * 114 > 150_000
}

fn write(
    page: &mut Worksheet,
    sheet: &Sheet,
    looks: &Looks,
    choices: &mut Vec<Vec<String>>,
) -> Result<(), XlsxError> {
    let last = sheet.table.columns.len().saturating_sub(1);
    for (at, column) in (0u16..).zip(&sheet.table.columns) {
        page.write_string_with_format(0, at, visible_in_file(&column.name), &looks.head)?;
        page.set_column_width(at, width(sheet, usize::from(at)))?;
    }
    for (row, cells) in (1u32..).zip(&sheet.table.rows) {
        for (column, (nth, cell)) in (0u16..).zip(cells.iter().enumerate()) {
            let look = if sheet.is_form && nth == last { &looks.answer } else { &looks.plain };
            page.write_string_with_format(row, column, text_of(cell), look)?;
        }
    }
    page.set_freeze_panes(1, 0)?.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    let answer = u16::try_from(last).unwrap_or(u16::MAX);
    for (row, words) in &sheet.choices {
        let column = match choices.iter().position(|known| known == words) {
            Some(known) => known,
            None => {
                choices.push(words.clone());
                choices.len() - 1
            }
        };
        let row = u32::try_from(row + 1).unwrap_or(u32::MAX);
        let name = column_letters(u32::try_from(column).unwrap_or(u32::MAX));
        let list = Formula::new(format!("={CHOICES}!${name}$1:${name}${}", words.len()));
        let rule = DataValidation::new()
            .allow_list_formula(list)
            .set_error_style(DataValidationErrorStyle::Stop)
            .set_error_title("Not one of the words")?
            .set_error_message("Choose one of the words in the list, or leave the cell empty.")?;
        page.add_data_validation(row, answer, row, answer, &rule)?;
    }
    Ok(())
}

/// The text of a cell, its lines one below the other.
fn text_of(cell: &Cell) -> String {
    let line =
        |line: &Text| line.0.iter().map(|piece: &Piece| visible_in_file(piece.text())).collect::<String>();
    fitted(cell.lines.iter().map(line).collect::<Vec<String>>().join("\n"))
}

/// As much of a text as a cell can hold.
fn fitted(text: String) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units < MOST_IN_CELL
    };
    let short: String = text.chars().take_while(fits).collect();
    if short.len() == text.len() { text } else { format!("{short}\u{2026}") }
}

/// As wide as the widest line, within limits; the width of a column counts characters.
fn width(sheet: &Sheet, column: usize) -> u16 {
    let lengths = sheet.table.rows.iter().filter_map(|row| row.get(column));
    let widest = |cell: &Cell| text_of(cell).lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let widest = lengths.map(widest).max().unwrap_or(0);
    let is_answer = sheet.is_form && column + 1 == sheet.table.columns.len();
    let least = if is_answer { WIDTHS.1 } else { WIDTHS.0 };
    u16::try_from(widest.clamp(least, WIDTHS.1) + 2).unwrap_or(u16::MAX)
}

/// What the sheets can be called: 31 characters, none of `[ ] : * ? / \`, each name once, whatever its capitals.
fn names(sheets: &[Sheet]) -> Vec<String> {
    const MOST: usize = 31;
    let mut names: Vec<String> = Vec::new();
    for sheet in sheets {
        let allowed = |c: char| if "[]:*?/\\'".contains(c) { '-' } else { c };
        let name: String = visible_in_file(&sheet.name).chars().map(allowed).take(MOST).collect();
        let name = if name.trim().is_empty() { "sheet".to_owned() } else { name };
        let is_taken = |name: &str| {
            name.eq_ignore_ascii_case(CHOICES)
                || names.iter().any(|it| it.to_lowercase() == name.to_lowercase())
        };
        let numbered = |nth: usize| {
            let end = format!(" {nth}");
            name.chars().take(MOST - end.len()).chain(end.chars()).collect::<String>()
        };
        let free = std::iter::once(name.clone()).chain((2..).map(numbered)).find(|name| !is_taken(name));
        names.push(free.unwrap_or(name));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sheet_has_a_name_that_a_workbook_takes() {
        let long = "a".repeat(40);
        let sheets = ["risks", "Risks", "a/b:c", "", long.as_str(), long.as_str(), "choices"];
        let sheets = sheets.map(|name| Sheet { name: name.to_owned(), ..Sheet::default() });
        let names = names(&sheets);
        assert_eq!(names[..4], ["risks", "Risks 2", "a-b-c", "sheet"]);
        assert_eq!(names[4], "a".repeat(31));
        assert_eq!(names[5], format!("{} 2", "a".repeat(29)));
        assert_eq!(names[6], "choices 2");
    }

    #[test]
    fn heads_can_be_read_on_their_colour() {
        assert!(is_light(0xFF_FF_FF) && is_light(0xFF_E0_66));
        assert!(!is_light(0x1F_4E_79) && !is_light(0));
    }
}
