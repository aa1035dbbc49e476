//! The pieces of text that a page sets, from the operations of its content.

use std::collections::BTreeMap;

use heng_evidence::reader::{Bounds, Fault};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

use crate::lines::Piece;

/// Forms within forms.
const DEEPEST: usize = 8;
/// Operations of all pages.
const MOST_OPERATIONS: usize = 5_000_000;
/// Bytes of the table that leads from the letters of a font to text.
const MOST_TABLE: usize = 16 << 20;

/// Reads pages one after another, within bounds for all of them.
pub(crate) struct Pieces<'d> {
    document: &'d Document,
    bounds: &'d Bounds,
    unpacked: u64,
    operations: usize,
}

/// How letters are set.
#[derive(Clone, Copy)]
struct Matrix([f32; 6]);

const PLAIN: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

impl Matrix {
    /// First this, then the other.
    fn then(self, other: Matrix) -> Matrix {
        let (own, other) = (self.0, other.0);
        // Rows of three, the last column of which is 0 0 1 and not written.
        let cell = |row: usize, column: usize| {
            let moved = if row == 2 { other[4 + column] } else { 0.0 };
            own[2 * row] * other[column] + own[2 * row + 1] * other[2 + column] + moved
        };
        Matrix([cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1), cell(2, 0), cell(2, 1)])
    }

    fn of(operands: &[Object]) -> Option<Matrix> {
        let numbers: Vec<f32> = operands.iter().filter_map(|operand| operand.as_float().ok()).collect();
        numbers.try_into().ok().map(Matrix)
    }

    fn moved(x: f32, y: f32) -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y])
    }
}

/// What is in force while text is set.
#[derive(Clone)]
struct State {
    page: Matrix,
    font: Vec<u8>,
    size: f32,
    leading: f32,
    spacing: f32,
    stretch: f32,
}

type Fonts<'d> = BTreeMap<Vec<u8>, (Encoding<'d>, bool)>;

impl<'d> Pieces<'d> {
    pub fn new(document: &'d Document, bounds: &'d Bounds) -> Self {
        Self { document, bounds, unpacked: 0, operations: 0 }
    }

    /// The pieces of one page.
    pub fn of_page(&mut self, id: ObjectId) -> Result<Vec<Piece>, Fault> {
        let left = usize::try_from(self.bounds.unpacked - self.unpacked).unwrap_or(usize::MAX);
        let content = self.document.get_page_content_with_limit(id, left);
        let content = content.map_err(|_| Fault::too_much("unpacked", self.bounds.unpacked))?;
        let fonts = self.document.get_page_fonts(id).unwrap_or_default();
        let fonts = self.encodings(fonts);
        let (direct, named) = self.document.get_page_resources(id).unwrap_or_default();
        let named = named.iter().filter_map(|id| self.document.get_dictionary(*id).ok());
        let resources: Vec<&Dictionary> = direct.into_iter().chain(named).collect();
        let mut pieces = Vec::new();
        let state = State { page: PLAIN, font: Vec::new(), size: 0.0, leading: 0.0, spacing: 0.0, stretch: 1.0 };
        self.run(&content, &fonts, &resources, state, 0, &mut pieces)?;
        Ok(pieces)
    }

    fn encodings(&self, fonts: BTreeMap<Vec<u8>, &'d Dictionary>) -> Fonts<'d> {
        let document = self.document;
        let encoding = |(name, font): (Vec<u8>, &'d Dictionary)| {
            let encoding = font.get_font_encoding_with_limit(document, MOST_TABLE).ok()?;
            let is_wide = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type0");
            Some((name, (encoding, is_wide)))
        };
        fonts.into_iter().filter_map(encoding).collect()
    }

    fn run(
        &mut self,
        content: &[u8],
        fonts: &Fonts<'d>,
        resources: &[&'d Dictionary],
        mut state: State,
        depth: usize,
        pieces: &mut Vec<Piece>,
    ) -> Result<(), Fault> {
        self.unpacked += content.len() as u64;
        if self.unpacked > self.bounds.unpacked {
            return Err(Fault::too_much("unpacked", self.bounds.unpacked));
        }
        // A page whose content is damaged has no text; the others do.
        let Ok(content) = Content::decode(content) else { return Ok(()) };
        self.operations += content.operations.len();
        if self.operations > MOST_OPERATIONS {
            return Err(Fault::too_much("operations", MOST_OPERATIONS as u64));
        }
        let (mut kept, mut line, mut text) = (Vec::new(), PLAIN, PLAIN);
        for operation in &content.operations {
            let operands = &operation.operands;
            let number = |at: usize| operands.get(at).and_then(|operand| operand.as_float().ok()).unwrap_or_default();
            match operation.operator.as_str() {
                "q" if kept.len() < 1_000 => kept.push(state.clone()),
                "Q" => state = kept.pop().unwrap_or(state),
                "cm" => state.page = Matrix::of(operands).map_or(state.page, |matrix| matrix.then(state.page)),
                "BT" => (line, text) = (PLAIN, PLAIN),
                "Tf" => {
                    state.font = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default().to_vec();
                    state.size = number(1);
                }
                "TL" => state.leading = number(0),
                "Tc" => state.spacing = number(0),
                "Tz" => state.stretch = number(0) / 100.0,
                "Tm" => {
                    line = Matrix::of(operands).unwrap_or(line);
                    text = line;
                }
                "Td" | "TD" => {
                    if operation.operator == "TD" {
                        state.leading = -number(1);
                    }
                    line = Matrix::moved(number(0), number(1)).then(line);
                    text = line;
                }
                "T*" => {
                    line = Matrix::moved(0.0, -state.leading).then(line);
                    text = line;
                }
                "Tj" => set(operands, fonts, &state, &mut text, pieces),
                "'" | "\"" => {
                    line = Matrix::moved(0.0, -state.leading).then(line);
                    text = line;
                    set(
                        operands.last().map(std::slice::from_ref).unwrap_or_default(),
                        fonts,
                        &state,
                        &mut text,
                        pieces,
                    );
                }
                "TJ" => {
                    let items = operands.first().and_then(|items| items.as_array().ok());
                    set(items.map(Vec::as_slice).unwrap_or_default(), fonts, &state, &mut text, pieces);
                }
                "Do" if depth < DEEPEST => {
                    let name = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
                    self.form(name, resources, &state, depth, pieces)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A form sets text as if it stood on the page.
    fn form(
        &mut self,
        name: &[u8],
        resources: &[&'d Dictionary],
        state: &State,
        depth: usize,
        pieces: &mut Vec<Piece>,
    ) -> Result<(), Fault> {
        let document = self.document;
        let found = resources.iter().find_map(|resources| {
            let forms = resources.get_deref(b"XObject", document).and_then(Object::as_dict).ok()?;
            forms.get_deref(name, document).and_then(Object::as_stream).ok()
        });
        let is_form = |form: &&lopdf::Stream| {
            form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form")
        };
        let Some(form) = found.filter(is_form) else { return Ok(()) };
        // Each use of a form counts: forms that use forms that use forms grow without bytes.
        let left = usize::try_from(self.bounds.unpacked - self.unpacked).unwrap_or(usize::MAX);
        let content = form.decompressed_content_with_limit(left);
        let content = content.map_err(|_| Fault::too_much("unpacked", self.bounds.unpacked))?;
        let own = form.dict.get_deref(b"Resources", document).and_then(Object::as_dict).ok();
        let mut fonts = BTreeMap::new();
        for resources in own.iter().chain(resources) {
            let Ok(named) = resources.get_deref(b"Font", document).and_then(Object::as_dict) else { continue };
            for (name, _) in named {
                if let Ok(font) = named.get_deref(name, document).and_then(Object::as_dict) {
                    fonts.entry(name.clone()).or_insert(font);
                }
            }
        }
        let fonts = self.encodings(fonts);
        let matrix = form.dict.get(b"Matrix").and_then(Object::as_array).ok().and_then(|matrix| Matrix::of(matrix));
        let state = State { page: matrix.unwrap_or(PLAIN).then(state.page), ..state.clone() };
        let own: Vec<&Dictionary> = own.into_iter().collect();
        let resources = if own.is_empty() { resources } else { &own };
        self.operations += 1;
        self.run(&content, &fonts, resources, state, depth + 1, pieces)
    }
}

/// Sets strings, with what moves the next one between them.
fn set(items: &[Object], fonts: &Fonts<'_>, state: &State, text: &mut Matrix, pieces: &mut Vec<Piece>) {
    let font = fonts.get(&state.font);
    for item in items {
        if let Ok(moves) = item.as_float() {
            *text = Matrix::moved(-moves / 1000.0 * state.size * state.stretch, 0.0).then(*text);
            continue;
        }
        let (Ok(bytes), Some((encoding, is_wide))) = (item.as_str(), font) else { continue };
        let Ok(said) = Document::decode_text(encoding, bytes) else { continue };
        let said: String = said.chars().filter(|letter| !letter.is_control() && *letter != '\u{fffd}').collect();
        let set = text.then(state.page).0;
        let (wide, high) = (set[0].hypot(set[1]), set[2].hypot(set[3]));
        // Letters of Chinese fonts are as wide as they are high, others about half.
        let ems: f32 = said.chars().map(|letter| if letter as u32 >= 0x2e80 { 1.0 } else { 0.5 }).sum();
        let letters = if *is_wide { bytes.len() / 2 } else { bytes.len() };
        let spaced = state.spacing * f32::from(u16::try_from(letters).unwrap_or(u16::MAX));
        let advance = (ems * state.size + spaced) * state.stretch;
        let size = (state.size * high).abs();
        pieces.push(Piece { x: set[4], y: set[5], end: set[4] + advance * wide, size, text: said });
        *text = Matrix::moved(advance, 0.0).then(*text);
    }
}
