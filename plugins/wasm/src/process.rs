//! The protocol: one JSON object a line, JSON-RPC 2.0. Heng asks one thing at a time.

use std::io::{self, BufRead, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::component::Ready;
use crate::fault::Fault;
use crate::hosted::Hosted;

/// The version of the protocol.
const PROTOCOL: u32 = 1;
/// A line that is no request.
const NO_REQUEST: i64 = -32600;

/// A request.
#[derive(Debug, Deserialize)]
struct Asked {
    /// None: nobody waits for an answer.
    id: Option<u64>,
    method: String,
    #[serde(default)]
    params: Params,
}

/// The parameters of all methods.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Params {
    function: String,
    arguments: Vec<Value>,
    path: String,
    base64: String,
    format: String,
    results: Value,
}

/// Answers until it is told to end, or its input ends.
pub fn answer(hosted: &Hosted, from: impl BufRead, mut to: impl Write) -> io::Result<()> {
    let mut ready: Option<Ready> = None;
    for line in from.lines() {
        let line = line?;
        let asked: Asked = match serde_json::from_str(&line) {
            Ok(asked) => asked,
            Err(error) => {
                let failure = json!({ "code": NO_REQUEST, "message": error.to_string() });
                say(&mut to, &json!({ "jsonrpc": "2.0", "id": 0, "error": failure }))?;
                continue;
            }
        };
        // The one notification is `cancel`: a call ends by itself, and soon.
        let Some(id) = asked.id else { continue };
        let ends = asked.method == "shutdown";
        let came = came(hosted, &mut ready, asked);
        let mut text = answered(id, &came).to_string();
        if text.len() > hosted.limits.answer {
            text = answered(id, &Err(Fault::large(hosted.limits.answer))).to_string();
        }
        to.write_all(text.as_bytes())?;
        to.write_all(b"\n")?;
        to.flush()?;
        if ends {
            break;
        }
    }
    Ok(())
}

fn say(to: &mut impl Write, line: &Value) -> io::Result<()> {
    writeln!(to, "{line}")?;
    to.flush()
}

fn answered(id: u64, came: &Result<Value, Fault>) -> Value {
    match came {
        Ok(value) => json!({ "jsonrpc": "2.0", "id": id, "result": value }),
        Err(fault) => {
            json!({ "jsonrpc": "2.0", "id": id, "error": { "code": fault.code, "message": fault.words } })
        }
    }
}

fn came(hosted: &Hosted, ready: &mut Option<Ready>, asked: Asked) -> Result<Value, Fault> {
    let Asked { method, params, .. } = asked;
    match (method.as_str(), &*ready) {
        ("initialize", _) => {
            *ready = Some(Ready::load(hosted)?);
            Ok(json!({ "protocol": PROTOCOL, "id": hosted.id, "version": hosted.version }))
        }
        ("shutdown", _) => Ok(Value::Null),
        ("call", Some(ready)) => ready.call(&params.function, params.arguments),
        ("read", Some(ready)) => {
            let bytes = STANDARD.decode(params.base64).map_err(|error| Fault::failed(&error.to_string()))?;
            ready.read(&params.path, &bytes)
        }
        ("report", Some(ready)) => ready.report(&params.format, &params.results.to_string()),
        _ => Err(Fault::unknown(&method)),
    }
}
