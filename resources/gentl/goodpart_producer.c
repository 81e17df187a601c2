/* Goodpart's GenTL producer: simulated cameras behind the GenTL 1.5 interface (EMVA).
 *
 * This file: handles, answers, the library and its system module (the standard's functions GC...
 * and TL...). Strict on purpose, so that a client's mistakes show: every handle is checked, a
 * module opens once, a buffer can't be revoked while it is in a queue or the stream runs.
 */
#include "modules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct library library = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* The standard asks for the last error of the calling thread. */
static _Thread_local int32_t last_error;

int32_t fail(int32_t code) {
    last_error = code;
    return code;
}

static const char *words_of(int32_t code) {
    switch (code) {
    case GC_SUCCESS: return "No error";
    case GC_NOT_INITIALIZED: return "The library is not initialised";
    case GC_RESOURCE_IN_USE: return "It is open already";
    case GC_ACCESS_DENIED: return "It can't be changed now";
    case GC_INVALID_HANDLE: return "No such handle";
    case GC_INVALID_ID: return "No such identifier";
    case GC_IO: return "The camera does not answer";
    case GC_TIMEOUT: return "Nothing came in time";
    case GC_ABORT: return "The wait was ended";
    case GC_INVALID_BUFFER: return "No such buffer, or it is in use";
    case GC_INVALID_ADDRESS: return "No such register";
    case GC_INVALID_PARAMETER: return "An argument is missing or wrong";
    case GC_INVALID_INDEX: return "No such index";
    case GC_BUFFER_TOO_SMALL: return "The buffer is too small";
    case GC_RESOURCE_EXHAUSTED: return "There are too many of them";
    case GC_OUT_OF_MEMORY: return "There is no memory left";
    case GC_NOT_AVAILABLE: return "It is not known here";
    case GC_INVALID_VALUE: return "The value is out of its limits";
    case GC_BUSY: return "It is running, or lies in a queue";
    default: return "The call is not supported";
    }
}

/* Handles. */

struct module *module_at(void *handle, enum kind kind) {
    struct module *found = NULL;
    if (!library.initialised)
        return NULL;
    if (handle == &library.system || handle == &library.interface)
        found = handle;
    for (size_t i = 0; found == NULL && i < library.count; i++) {
        struct device *device = &library.devices[i];
        struct module *modules[] = {&device->module, &device->port, &device->stream,
                                    &device->event};
        for (size_t m = 0; m < 4; m++)
            if (handle == modules[m])
                found = modules[m];
    }
    return found != NULL && found->open && (kind == 0 || found->kind == kind) ? found : NULL;
}

struct device *device_at(void *handle, enum kind kind) {
    struct module *module = module_at(handle, kind);
    return module == NULL ? NULL : module->device;
}

int32_t open_once(struct module *module, void **handle) {
    bool closed = false;
    if (!library.initialised)
        return fail(GC_NOT_INITIALIZED);
    if (handle == NULL)
        return fail(GC_INVALID_PARAMETER);
    if (!atomic_compare_exchange_strong(&module->open, &closed, true))
        return fail(GC_RESOURCE_IN_USE);
    *handle = module;
    return GC_SUCCESS;
}

/* Answers. */

int32_t answer(int32_t type, const void *value, size_t size, int32_t *type_out, void *bytes,
               size_t *size_out) {
    if (size_out == NULL)
        return fail(GC_INVALID_PARAMETER);
    size_t room = *size_out;
    if (type_out != NULL)
        *type_out = type;
    *size_out = size;
    if (bytes == NULL)
        return GC_SUCCESS;
    if (room < size)
        return fail(GC_BUFFER_TOO_SMALL);
    memcpy(bytes, value, size);
    return GC_SUCCESS;
}

int32_t answer_text(const char *text, int32_t *type, void *bytes, size_t *size) {
    return answer(TYPE_STRING, text, strlen(text) + 1, type, bytes, size);
}

int32_t answer_int(int32_t value, int32_t *type, void *bytes, size_t *size) {
    return answer(TYPE_INT32, &value, sizeof value, type, bytes, size);
}

int32_t answer_u32(uint32_t value, int32_t *type, void *bytes, size_t *size) {
    return answer(TYPE_UINT32, &value, sizeof value, type, bytes, size);
}

int32_t answer_u64(uint64_t value, int32_t *type, void *bytes, size_t *size) {
    return answer(TYPE_UINT64, &value, sizeof value, type, bytes, size);
}

int32_t answer_size(size_t value, int32_t *type, void *bytes, size_t *size) {
    return answer(TYPE_SIZET, &value, sizeof value, type, bytes, size);
}

int32_t answer_bool(bool value, int32_t *type, void *bytes, size_t *size) {
    uint8_t byte = value;
    return answer(TYPE_BOOL8, &byte, sizeof byte, type, bytes, size);
}

/* Library and system. */

static void find_cameras(void) {
    const char *named = getenv("GOODPART_GENTL_DEVICES");
    char names[1024];
    char *rest = names;
    snprintf(names, sizeof names, "%s", named != NULL && *named != '\0' ? named : "GP0001");
    library.count = 0;
    library.listed = 0;
    for (char *name; (name = strtok_r(rest, ", ", &rest)) && library.count < MOST_CAMERAS;) {
        struct device *device = &library.devices[library.count++];
        device->delivered = device->underrun = device->fired = 0;
        camera_init(&device->camera, name);
        device->module = (struct module){.kind = DEVICE, .device = device};
        device->port = (struct module){.kind = PORT, .device = device};
        device->stream = (struct module){.kind = STREAM, .device = device};
        device->event = (struct module){.kind = EVENT, .device = device};
    }
}

GC_API GCInitLib(void) {
    pthread_mutex_lock(&library.lock);
    int32_t result = library.initialised ? GC_RESOURCE_IN_USE : GC_SUCCESS;
    if (result == GC_SUCCESS) {
        find_cameras();
        library.system = (struct module){.kind = SYSTEM};
        library.interface = (struct module){.kind = INTERFACE};
        library.initialised = true;
    }
    pthread_mutex_unlock(&library.lock);
    return fail(result);
}

GC_API GCCloseLib(void) {
    pthread_mutex_lock(&library.lock);
    bool was_open = library.initialised;
    if (was_open) {
        close_interface();
        library.system.open = false;
        library.initialised = false;
        for (size_t i = 0; i < library.count; i++)
            camera_destroy(&library.devices[i].camera);
    }
    pthread_mutex_unlock(&library.lock);
    return fail(was_open ? GC_SUCCESS : GC_NOT_INITIALIZED);
}

GC_API GCGetInfo(int32_t command, int32_t *type, void *bytes, size_t *size) {
    switch (command) {
    case TL_ID: return answer_text("goodpart_producer", type, bytes, size);
    case TL_VENDOR: return answer_text("Goodpart", type, bytes, size);
    case TL_MODEL: return answer_text("SimulatedProducer", type, bytes, size);
    case TL_VERSION: return answer_text("1.0", type, bytes, size);
    case TL_TYPE: return answer_text("Custom", type, bytes, size);
    case TL_NAME: case TL_PATH: return answer_text("goodpart_producer.cti", type, bytes, size);
    case TL_DISPLAY: return answer_text("Goodpart simulated cameras", type, bytes, size);
    case TL_ENCODING: return answer_int(1, type, bytes, size);
    case TL_MAJOR: return answer_u32(1, type, bytes, size);
    case TL_MINOR: return answer_u32(5, type, bytes, size);
    default: return fail(GC_NOT_AVAILABLE);
    }
}

GC_API GCGetLastError(int32_t *code, char *text, size_t *size) {
    int32_t type, last = last_error;
    const char *words = words_of(last);
    if (code != NULL)
        *code = last;
    return size == NULL ? GC_INVALID_PARAMETER
                        : answer(TYPE_STRING, words, strlen(words) + 1, &type, text, size);
}

GC_API TLOpen(void **handle) { return open_once(&library.system, handle); }

GC_API TLClose(void *handle) {
    if (module_at(handle, SYSTEM) == NULL)
        return fail(GC_INVALID_HANDLE);
    close_interface();
    library.system.open = false;
    return GC_SUCCESS;
}

GC_API TLGetInfo(void *handle, int32_t command, int32_t *type, void *bytes, size_t *size) {
    if (module_at(handle, SYSTEM) == NULL)
        return fail(GC_INVALID_HANDLE);
    return GCGetInfo(command, type, bytes, size);
}

GC_API TLUpdateInterfaceList(void *handle, uint8_t *changed, uint64_t timeout_ms) {
    (void)timeout_ms;
    if (module_at(handle, SYSTEM) == NULL)
        return fail(GC_INVALID_HANDLE);
    if (changed != NULL)
        *changed = 0;
    return GC_SUCCESS;
}

GC_API TLGetNumInterfaces(void *handle, uint32_t *count) {
    if (module_at(handle, SYSTEM) == NULL)
        return fail(GC_INVALID_HANDLE);
    if (count == NULL)
        return fail(GC_INVALID_PARAMETER);
    *count = 1;
    return GC_SUCCESS;
}

GC_API TLGetInterfaceID(void *handle, uint32_t index, char *id, size_t *size) {
    int32_t type;
    if (module_at(handle, SYSTEM) == NULL)
        return fail(GC_INVALID_HANDLE);
    return index != 0 ? fail(GC_INVALID_INDEX) : answer_text("interface0", &type, id, size);
}

GC_API TLGetInterfaceInfo(void *handle, const char *id, int32_t command, int32_t *type,
                          void *bytes, size_t *size) {
    if (module_at(handle, SYSTEM) == NULL)
        return fail(GC_INVALID_HANDLE);
    if (id == NULL || strcmp(id, "interface0") != 0)
        return fail(GC_INVALID_ID);
    return interface_info(command, type, bytes, size);
}

GC_API TLOpenInterface(void *handle, const char *id, void **interface) {
    if (module_at(handle, SYSTEM) == NULL)
        return fail(GC_INVALID_HANDLE);
    if (id == NULL || strcmp(id, "interface0") != 0)
        return fail(GC_INVALID_ID);
    return open_once(&library.interface, interface);
}
