//! The interface of components, from `wit/heng.wit`.

#![allow(missing_docs, clippy::pedantic, reason = "made by a macro")]

wasmtime::component::bindgen!({ path: "wit", world: "everything" });
