// Says what another YAML reader and a JSON schema checker complain about in a data contract. Each line of standard input is a file that
// the portal writes; the answer is a list of complaints. The schema is our own short form of what ODCS v3.1 demands of what we write.
import { createInterface } from "node:readline";
import Ajv from "ajv/dist/2020.js";
import yaml from "js-yaml";

const text = { type: "string" };
const day = { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };
const closed = (properties, ...required) => ({ type: "object", properties, required, additionalProperties: false });
const list = (items) => ({ type: "array", items });

const rules = list(closed({ type: { const: "text" }, name: text, description: text, customProperties: list(closed({ property: text, value: text }, "property", "value")) }, "type"));
const property = closed({
  name: text, physicalName: text, physicalType: text, description: text, required: { type: "boolean" }, primaryKey: { type: "boolean" }, quality: rules,
  logicalType: { enum: ["string", "date", "timestamp", "time", "number", "integer", "object", "array", "boolean"] }, properties: list({ $ref: "#/$defs/property" }),
}, "name");
const contract = {
  $defs: { property: { ...property, if: { required: ["properties"] }, then: { properties: { logicalType: { const: "object" } }, required: ["logicalType"] } } },
  ...closed({
    apiVersion: { const: "v3.1.0" }, kind: { const: "DataContract" }, id: text, name: text, version: text, status: text, domain: text, dataProduct: text,
    description: closed({ purpose: text, limitations: text, usage: text }),
    team: closed({ name: text, description: text, members: list(closed({ username: text, name: text, description: text, role: text, dateIn: day, dateOut: day, replacedByUsername: text }, "username")) }),
    schema: list(closed({ name: text, physicalName: text, physicalType: text, description: text, properties: list({ $ref: "#/$defs/property" }), quality: rules }, "name")),
    slaProperties: list(closed({ property: text, value: { type: ["string", "number", "boolean", "null"] }, unit: text, element: text, driver: text, description: text }, "property", "value")),
  }, "apiVersion", "kind", "id", "version", "status"),
};

const isValid = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false }).compile(contract);

function complaints({ format, text: file, id }) {
  try {
    const read = format === "Json" ? JSON.parse(file) : yaml.load(file);
    if (!isValid(read)) return isValid.errors.map((error) => `${error.instancePath} ${error.message}`);
    return read.id === id ? [] : [`The id is ${read.id}`];
  } catch (error) {
    return [`${error.name}: ${error.message}`];
  }
}

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(complaints(JSON.parse(line))));
