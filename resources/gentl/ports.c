/* Ports (GenTL 1.5, functions GC...Port...): the camera's registers, every module's node map. */
#include <stdio.h>
#include <string.h>

#include "goodpart_camera_xml.h"
#include "goodpart_module_xml.h"
#include "modules.h"

#define XML_ADDRESS 0x10000000ull

static int32_t read_xml(uint64_t offset, const unsigned char *xml, size_t length, void *bytes,
                        size_t size) {
    if (offset > length || size > length - offset)
        return fail(GC_INVALID_ADDRESS);
    memcpy(bytes, xml + offset, size);
    return GC_SUCCESS;
}

GC_API GCReadPort(void *handle, uint64_t address, void *bytes, size_t *size) {
    struct module *module = module_at(handle, 0);
    if (module == NULL || module->kind == EVENT)
        return fail(GC_INVALID_HANDLE);
    if (bytes == NULL || size == NULL)
        return fail(GC_INVALID_PARAMETER);
    bool camera = module->kind == PORT;
    if (address >= XML_ADDRESS)
        return read_xml(address - XML_ADDRESS, camera ? goodpart_camera_xml : goodpart_module_xml,
                        camera ? goodpart_camera_xml_len : goodpart_module_xml_len, bytes, *size);
    if (!camera)
        return fail(GC_INVALID_ADDRESS);
    return fail(camera_read(&module->device->camera, address, bytes, *size));
}

GC_API GCWritePort(void *handle, uint64_t address, const void *bytes, size_t *size) {
    struct device *device = device_at(handle, PORT);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    if (bytes == NULL || size == NULL)
        return fail(GC_INVALID_PARAMETER);
    if (device->readonly)
        return fail(GC_ACCESS_DENIED);
    return fail(camera_write(&device->camera, address, bytes, *size));
}

/* count: in, how many there are; out, how many succeeded. */
GC_API GCReadPortStacked(void *handle, struct port_entry *entries, size_t *count) {
    int32_t result = GC_SUCCESS;
    size_t done = 0;
    if (entries == NULL || count == NULL)
        return fail(GC_INVALID_PARAMETER);
    for (; done < *count && result == GC_SUCCESS; done += result == GC_SUCCESS)
        result = GCReadPort(handle, entries[done].address, entries[done].bytes,
                            &entries[done].size);
    *count = done;
    return result;
}

GC_API GCWritePortStacked(void *handle, struct port_entry *entries, size_t *count) {
    int32_t result = GC_SUCCESS;
    size_t done = 0;
    if (entries == NULL || count == NULL)
        return fail(GC_INVALID_PARAMETER);
    for (; done < *count && result == GC_SUCCESS; done += result == GC_SUCCESS)
        result = GCWritePort(handle, entries[done].address, entries[done].bytes,
                             &entries[done].size);
    *count = done;
    return result;
}

GC_API GCGetPortInfo(void *handle, int32_t command, int32_t *type, void *bytes, size_t *size) {
    static const char *const MODULES[] = {"", "TLSystem", "TLInterface", "TLDevice", "Device",
                                          "TLDataStream", ""};
    struct module *module = module_at(handle, 0);
    if (module == NULL)
        return fail(GC_INVALID_HANDLE);
    bool camera = module->kind == PORT;
    switch (command) {
    case PORT_ID: case PORT_MODULE:
        return answer_text(MODULES[module->kind], type, bytes, size);
    case PORT_NAME: return answer_text(camera ? "Device" : "Module", type, bytes, size);
    case PORT_VENDOR: return answer_text("Goodpart", type, bytes, size);
    case PORT_MODEL: return answer_text("SimulatedCamera", type, bytes, size);
    case PORT_TYPE: return answer_text("Custom", type, bytes, size);
    case PORT_VERSION: return answer_text("1.0", type, bytes, size);
    case PORT_LITTLE: case PORT_READ: return answer_bool(true, type, bytes, size);
    case PORT_WRITE: return answer_bool(camera, type, bytes, size);
    case PORT_BIG: case PORT_NA: case PORT_NI: return answer_bool(false, type, bytes, size);
    default: return fail(GC_NOT_AVAILABLE);
    }
}

GC_API GCGetNumPortURLs(void *handle, uint32_t *count) {
    if (module_at(handle, 0) == NULL)
        return fail(GC_INVALID_HANDLE);
    if (count == NULL)
        return fail(GC_INVALID_PARAMETER);
    *count = 1;
    return GC_SUCCESS;
}

GC_API GCGetPortURLInfo(void *handle, uint32_t index, int32_t command, int32_t *type, void *bytes,
                        size_t *size) {
    struct module *module = module_at(handle, 0);
    if (module == NULL)
        return fail(GC_INVALID_HANDLE);
    if (index != 0)
        return fail(GC_INVALID_INDEX);
    bool camera = module->kind == PORT;
    const char *name = camera ? "goodpart_camera.xml" : "goodpart_module.xml";
    size_t length = camera ? goodpart_camera_xml_len : goodpart_module_xml_len;
    char url[128];
    snprintf(url, sizeof url, "Local:%s;%llX;%zX", name, (unsigned long long)XML_ADDRESS, length);
    switch (command) {
    case URL_URL: return answer_text(url, type, bytes, size);
    case URL_SCHEMA_MAJOR: case URL_SCHEMA_MINOR: case URL_MAJOR:
        return answer_int(1, type, bytes, size);
    case URL_MINOR: case URL_SUBMINOR: case URL_SCHEME: return answer_int(0, type, bytes, size);
    case URL_ADDRESS: return answer_u64(XML_ADDRESS, type, bytes, size);
    case URL_SIZE: return answer_u64(length, type, bytes, size);
    case URL_FILENAME: return answer_text(name, type, bytes, size);
    default: return fail(GC_NOT_AVAILABLE);
    }
}
