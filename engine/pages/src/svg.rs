//! Charts, drawn here so that pages need no script. Numbers that a chart shows also stand in a table beside it.

use std::fmt::Write;

use minijinja::Value;

/// Text within markup.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(text, &mut out);
    out
}

/// The same, appended. Characters that would hide or reorder their neighbours are made visible.
pub fn escape_into(text: &str, out: &mut String) {
    for character in text.chars() {
        match heng_report::text::visible(character).unwrap_or(character) {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
}

/// A coordinate, with no more digits than a screen shows.
fn short(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// A bar from 0 to 100 with a tick at what it is compared with. It repeats figures of its row, so readers of screens skip it.
pub fn bar(score: f64, median: Option<f64>) -> Value {
    let mut out = format!(
        "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <rect width=\"{}\" height=\"8\"/>",
        short(score.clamp(0.0, 100.0))
    );
    if let Some(median) = median {
        let _ = write!(out, "<path d=\"M{} 0v8\"/>", short(median.clamp(0.3, 99.7)));
    }
    out.push_str("</svg>");
    Value::from_safe_string(out)
}

/// Shares of a whole beside each other: `(class, share in [0, 1])`.
pub fn stack(parts: &[(&str, f64)]) -> Value {
    let mut out =
        String::from("<svg class=\"stack\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    let mut from = 0.0;
    for (class, share) in parts.iter().filter(|(_, share)| *share > 0.0) {
        let width = share * 100.0;
        let _ = write!(out, "<rect class=\"{class}\" x=\"{from:.2}\" width=\"{width:.2}\" height=\"8\"/>");
        from += width;
    }
    out.push_str("</svg>");
    Value::from_safe_string(out)
}

/// From the first value to the last, as round numbers.
#[derive(Debug, Clone, Copy)]
pub struct Axis {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

impl Axis {
    /// An axis in steps of ten that holds all values.
    pub fn over(values: impl Iterator<Item = f64>) -> Self {
        let (least, most) = values.fold((f64::MAX, f64::MIN), |(a, b), value| (a.min(value), b.max(value)));
        if least > most {
            return Self { from: 0.0, to: 100.0 };
        }
        let (from, to) = ((least / 10.0).floor() * 10.0, (most / 10.0).floor() * 10.0 + 10.0);
        Self { from, to }
    }
    /// The place of a value on `width`.
    pub fn at(self, value: f64, width: f64) -> f64 {
        (value - self.from) / (self.to - self.from).max(1.0) * width
    }
}

/// Dots on a line with a tick at the median: `(value, class, title)`.
pub fn strip(dots: &[(f64, String, String)], median: Option<f64>, axis: Axis, title: &str) -> Value {
    let mut out = format!(
        "<svg class=\"strip\" viewBox=\"0 0 240 16\" role=\"img\"><title>{}</title><path class=\"axis\" d=\"M0 8h240\"/>",
        escaped(title)
    );
    for (value, class, title) in dots {
        let _ = write!(
            out,
            "<circle class=\"{class}\" cx=\"{}\" cy=\"8\" r=\"3\"><title>{}</title></circle>",
            short(axis.at(*value, 232.0) + 4.0),
            escaped(title)
        );
    }
    if let Some(median) = median {
        let _ = write!(out, "<path class=\"median\" d=\"M{} 0v16\"/>", short(axis.at(median, 232.0) + 4.0));
    }
    out.push_str("</svg>");
    Value::from_safe_string(out)
}

/// One column of a histogram: where it begins, how many, which names.
pub struct Column {
    /// The lower end of its bin.
    pub from: f64,
    /// How many.
    pub count: usize,
    /// The class of its colour.
    pub class: String,
    /// Who.
    pub title: String,
}

/// A histogram in bins of `bin`, with lines at the tiers' bounds: `(value, name)`.
pub fn histogram(columns: &[Column], bin: f64, bounds: &[(f64, String)], axis: Axis, title: &str, desc: &str) -> Value {
    const WIDTH: f64 = 640.0;
    const HEIGHT: f64 = 150.0;
    let most = columns.iter().map(|column| column.count).max().unwrap_or(1).max(1) as f64;
    let mut out = format!(
        "<svg class=\"histogram\" viewBox=\"0 -34 {WIDTH} {}\" role=\"img\"><title>{}</title><desc>{}</desc>",
        short(HEIGHT + 58.0),
        escaped(title),
        escaped(desc)
    );
    for column in columns.iter().filter(|column| column.count > 0) {
        let x = axis.at(column.from, WIDTH) + 1.0;
        let width = axis.at(column.from + bin, WIDTH) - x - 1.0;
        let height = column.count as f64 / most * (HEIGHT - 20.0);
        let y = HEIGHT - height;
        let _ = write!(
            out,
            "<g><title>{}</title><rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\
             <text x=\"{}\" y=\"{}\">{}</text></g>",
            escaped(&column.title),
            column.class,
            short(x),
            short(y),
            short(width),
            short(height),
            short(x + width / 2.0),
            short(y - 5.0),
            column.count
        );
    }
    let _ = write!(out, "<path class=\"axis\" d=\"M0 {HEIGHT}h{WIDTH}\"/>");
    let mut tick = axis.from;
    while tick <= axis.to {
        let x = axis.at(tick, WIDTH).clamp(10.0, WIDTH - 14.0);
        let _ = write!(out, "<text class=\"tick\" x=\"{}\" y=\"{}\">{tick:.0}</text>", short(x), short(HEIGHT + 18.0));
        tick += 10.0;
    }
    for (bound, name) in bounds.iter().filter(|(bound, _)| *bound > axis.from && *bound < axis.to) {
        let x = short(axis.at(*bound, WIDTH));
        let _ = write!(
            out,
            "<path class=\"bound\" d=\"M{x} -20V{HEIGHT}\"/><text class=\"bound\" x=\"{x}\" y=\"-24\">{}</text>",
            escaped(name)
        );
    }
    out.push_str("</svg>");
    Value::from_safe_string(out)
}
