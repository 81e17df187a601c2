/* Goodpart's GenTL producer: simulated cameras behind the GenTL 1.5 interface.
 *
 * Strict on purpose, so that a client's mistakes show: every handle is checked, a device opens
 * once, a buffer can't be revoked while it is queued or filled. One lock guards the library, one
 * per camera guards registers and queues; a thread per started stream exposes frames.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "camera.h"
#include "gentl.h"
#include "goodpart_camera_xml.h"
#include "goodpart_module_xml.h"

#define MOST_CAMERAS 8
#define MOST_BUFFERS 256
#define XML_ADDRESS 0x10000000ull

enum kind { SYSTEM = 1, INTERFACE, DEVICE, PORT, STREAM, EVENT };
struct device;
struct module { enum kind kind; bool open; struct device *device; };

enum buffer_state { IDLE, QUEUED, FILLING, READY };
struct buffer {
    uint8_t *base;
    size_t size, filled;
    void *user;
    bool owned, fresh;
    enum buffer_state state;
    uint64_t order; /* of its queue: the lowest is the oldest */
    struct exposure exposure;
};

struct device {
    struct camera camera;
    struct module module, port, stream, event;
    struct buffer *buffers[MOST_BUFFERS];
    size_t announced;
    uint64_t next_order, delivered, underrun, fired;
    uint64_t left; /* frames until the stream stops by itself */
    bool running, killed;
    pthread_t thread;
};

static struct {
    pthread_mutex_t lock;
    bool initialised;
    struct module system, interface;
    struct device devices[MOST_CAMERAS];
    size_t count;
    int32_t last_error;
} library = {.lock = PTHREAD_MUTEX_INITIALIZER};

static int32_t fail(int32_t code) {
    library.last_error = code;
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
    case GC_INVALID_VALUE: return "The value is out of its limits";
    case GC_BUSY: return "It is running";
    default: return "The call is not supported";
    }
}

/* Handles. */

static struct module *module_at(void *handle, enum kind kind) {
    struct module *found = NULL;
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

static struct device *device_at(void *handle, enum kind kind) {
    struct module *module = module_at(handle, kind);
    return module == NULL ? NULL : module->device;
}

static struct buffer *buffer_at(struct device *device, void *handle, size_t *index) {
    for (size_t i = 0; i < device->announced; i++)
        if (device->buffers[i] == handle) {
            if (index != NULL)
                *index = i;
            return device->buffers[i];
        }
    return NULL;
}

static struct buffer *oldest(struct device *device, enum buffer_state state) {
    struct buffer *found = NULL;
    for (size_t i = 0; i < device->announced; i++) {
        struct buffer *buffer = device->buffers[i];
        if (buffer->state == state && (found == NULL || buffer->order < found->order))
            found = buffer;
    }
    return found;
}

static size_t count_in(struct device *device, enum buffer_state state) {
    size_t count = 0;
    for (size_t i = 0; i < device->announced; i++)
        count += device->buffers[i]->state == state;
    return count;
}

static void put(struct device *device, struct buffer *buffer, enum buffer_state state) {
    buffer->state = state;
    buffer->order = device->next_order++;
    pthread_cond_broadcast(&device->camera.changed);
}

/* Answers. */

static int32_t answer(int32_t type, const void *value, size_t size, int32_t *type_out,
                      void *bytes, size_t *size_out) {
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

static int32_t answer_text(const char *text, int32_t *type, void *bytes, size_t *size) {
    return answer(TYPE_STRING, text, strlen(text) + 1, type, bytes, size);
}

static int32_t answer_int(int32_t value, int32_t *type, void *bytes, size_t *size) {
    return answer(TYPE_INT32, &value, sizeof value, type, bytes, size);
}

static int32_t answer_u32(uint32_t value, int32_t *type, void *bytes, size_t *size) {
    return answer(TYPE_UINT32, &value, sizeof value, type, bytes, size);
}

static int32_t answer_u64(uint64_t value, int32_t *type, void *bytes, size_t *size) {
    return answer(TYPE_UINT64, &value, sizeof value, type, bytes, size);
}

static int32_t answer_size(size_t value, int32_t *type, void *bytes, size_t *size) {
    return answer(TYPE_SIZET, &value, sizeof value, type, bytes, size);
}

static int32_t answer_bool(bool value, int32_t *type, void *bytes, size_t *size) {
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
    for (char *name; (name = strtok_r(rest, ", ", &rest)) && library.count < MOST_CAMERAS;) {
        struct device *device = &library.devices[library.count++];
        memset(device, 0, sizeof *device);
        camera_init(&device->camera, name);
        device->module = (struct module){DEVICE, false, device};
        device->port = (struct module){PORT, false, device};
        device->stream = (struct module){STREAM, false, device};
        device->event = (struct module){EVENT, false, device};
    }
}

GC_API GCInitLib(void) {
    pthread_mutex_lock(&library.lock);
    int32_t result = library.initialised ? GC_RESOURCE_IN_USE : GC_SUCCESS;
    if (result == GC_SUCCESS) {
        find_cameras();
        library.system = (struct module){SYSTEM, false, NULL};
        library.interface = (struct module){INTERFACE, false, NULL};
        library.initialised = true;
    }
    pthread_mutex_unlock(&library.lock);
    return fail(result);
}

GC_API DSStopAcquisition(void *stream, int32_t flags);

GC_API GCCloseLib(void) {
    if (!library.initialised)
        return fail(GC_NOT_INITIALIZED);
    for (size_t i = 0; i < library.count; i++) {
        struct device *device = &library.devices[i];
        if (device->running)
            DSStopAcquisition(&device->stream, 1);
        camera_destroy(&device->camera);
    }
    library.initialised = false;
    return GC_SUCCESS;
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
    if (code != NULL)
        *code = library.last_error;
    int32_t type;
    const char *words = words_of(library.last_error);
    return size == NULL ? GC_INVALID_PARAMETER
                        : answer(TYPE_STRING, words, strlen(words) + 1, &type, text, size);
}

static int32_t open_once(struct module *module, void **handle) {
    if (!library.initialised)
        return fail(GC_NOT_INITIALIZED);
    if (handle == NULL)
        return fail(GC_INVALID_PARAMETER);
    if (module->open)
        return fail(GC_RESOURCE_IN_USE);
    module->open = true;
    *handle = module;
    return GC_SUCCESS;
}

static int32_t close_once(void *handle, enum kind kind) {
    struct module *module = module_at(handle, kind);
    if (module == NULL)
        return fail(GC_INVALID_HANDLE);
    module->open = false;
    return GC_SUCCESS;
}

GC_API TLOpen(void **handle) { return open_once(&library.system, handle); }
GC_API TLClose(void *handle) { return close_once(handle, SYSTEM); }

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
    switch (command) {
    case IF_ID: case IF_DISPLAY: return answer_text("interface0", type, bytes, size);
    case IF_TYPE: return answer_text("Custom", type, bytes, size);
    default: return fail(GC_NOT_AVAILABLE);
    }
}

GC_API TLOpenInterface(void *handle, const char *id, void **interface) {
    if (module_at(handle, SYSTEM) == NULL)
        return fail(GC_INVALID_HANDLE);
    if (id == NULL || strcmp(id, "interface0") != 0)
        return fail(GC_INVALID_ID);
    return open_once(&library.interface, interface);
}

/* Interface and devices. */

GC_API IFClose(void *handle) { return close_once(handle, INTERFACE); }

GC_API IFGetInfo(void *handle, int32_t command, int32_t *type, void *bytes, size_t *size) {
    if (module_at(handle, INTERFACE) == NULL)
        return fail(GC_INVALID_HANDLE);
    return TLGetInterfaceInfo(&library.system, "interface0", command, type, bytes, size);
}

GC_API IFUpdateDeviceList(void *handle, uint8_t *changed, uint64_t timeout_ms) {
    (void)timeout_ms;
    if (module_at(handle, INTERFACE) == NULL)
        return fail(GC_INVALID_HANDLE);
    if (changed != NULL)
        *changed = 1;
    return GC_SUCCESS;
}

static struct device *plugged(uint32_t index) {
    for (size_t i = 0; i < library.count; i++)
        if (camera_is_plugged(&library.devices[i].camera) && index-- == 0)
            return &library.devices[i];
    return NULL;
}

static struct device *named(const char *id) {
    for (size_t i = 0; id != NULL && i < library.count; i++)
        if (strcmp(library.devices[i].camera.serial, id) == 0)
            return &library.devices[i];
    return NULL;
}

GC_API IFGetNumDevices(void *handle, uint32_t *count) {
    if (module_at(handle, INTERFACE) == NULL)
        return fail(GC_INVALID_HANDLE);
    for (*count = 0; plugged(*count) != NULL;)
        ++*count;
    return GC_SUCCESS;
}

GC_API IFGetDeviceID(void *handle, uint32_t index, char *id, size_t *size) {
    int32_t type;
    if (module_at(handle, INTERFACE) == NULL)
        return fail(GC_INVALID_HANDLE);
    struct device *device = plugged(index);
    return device == NULL ? fail(GC_INVALID_INDEX)
                          : answer_text(device->camera.serial, &type, id, size);
}

static int32_t device_info(struct device *device, int32_t command, int32_t *type, void *bytes,
                           size_t *size) {
    int32_t access = !camera_is_plugged(&device->camera) ? ACCESS_NOACCESS
                     : device->module.open               ? ACCESS_BUSY
                                                         : ACCESS_READWRITE;
    switch (command) {
    case DEV_ID: case DEV_SERIAL: case DEV_DISPLAY:
        return answer_text(device->camera.serial, type, bytes, size);
    case DEV_VENDOR: return answer_text("Goodpart", type, bytes, size);
    case DEV_MODEL: return answer_text("SimulatedCamera", type, bytes, size);
    case DEV_TYPE: return answer_text("Custom", type, bytes, size);
    case DEV_USER_NAME: return answer_text("", type, bytes, size);
    case DEV_VERSION: return answer_text("1.0", type, bytes, size);
    case DEV_ACCESS: return answer_int(access, type, bytes, size);
    case DEV_TICKS: return answer_u64(1000000000ull, type, bytes, size);
    default: return fail(GC_NOT_AVAILABLE);
    }
}

GC_API IFGetDeviceInfo(void *handle, const char *id, int32_t command, int32_t *type, void *bytes,
                       size_t *size) {
    if (module_at(handle, INTERFACE) == NULL)
        return fail(GC_INVALID_HANDLE);
    struct device *device = named(id);
    return device == NULL ? fail(GC_INVALID_ID) : device_info(device, command, type, bytes, size);
}

GC_API IFOpenDevice(void *handle, const char *id, int32_t flags, void **opened) {
    (void)flags;
    if (module_at(handle, INTERFACE) == NULL)
        return fail(GC_INVALID_HANDLE);
    struct device *device = named(id);
    if (device == NULL)
        return fail(GC_INVALID_ID);
    if (!camera_is_plugged(&device->camera))
        return fail(GC_IO);
    int32_t result = open_once(&device->module, opened);
    if (result == GC_SUCCESS) {
        camera_open(&device->camera);
        device->port.open = true;
    }
    return result;
}

GC_API DevClose(void *handle) {
    struct device *device = device_at(handle, DEVICE);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    if (device->stream.open)
        return fail(GC_BUSY);
    device->port.open = false;
    return close_once(handle, DEVICE);
}

GC_API DevGetInfo(void *handle, int32_t command, int32_t *type, void *bytes, size_t *size) {
    struct device *device = device_at(handle, DEVICE);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    return device_info(device, command, type, bytes, size);
}

GC_API DevGetPort(void *handle, void **port) {
    struct device *device = device_at(handle, DEVICE);
    if (device == NULL || port == NULL)
        return fail(GC_INVALID_HANDLE);
    *port = &device->port;
    return GC_SUCCESS;
}

GC_API DevGetNumDataStreams(void *handle, uint32_t *count) {
    if (device_at(handle, DEVICE) == NULL)
        return fail(GC_INVALID_HANDLE);
    *count = 1;
    return GC_SUCCESS;
}

GC_API DevGetDataStreamID(void *handle, uint32_t index, char *id, size_t *size) {
    int32_t type;
    if (device_at(handle, DEVICE) == NULL)
        return fail(GC_INVALID_HANDLE);
    return index != 0 ? fail(GC_INVALID_INDEX) : answer_text("stream0", &type, id, size);
}

GC_API DevOpenDataStream(void *handle, const char *id, void **stream) {
    struct device *device = device_at(handle, DEVICE);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    if (id == NULL || strcmp(id, "stream0") != 0)
        return fail(GC_INVALID_ID);
    return open_once(&device->stream, stream);
}

/* Ports: the camera's registers, and a node map for every module. */

static int32_t read_xml(uint64_t offset, const unsigned char *xml, size_t length, void *bytes,
                        size_t size) {
    if (offset > length || size > length - offset)
        return fail(GC_INVALID_ADDRESS);
    memcpy(bytes, xml + offset, size);
    return GC_SUCCESS;
}

GC_API GCReadPort(void *handle, uint64_t address, void *bytes, size_t *size) {
    struct module *module = module_at(handle, 0);
    if (module == NULL)
        return fail(GC_INVALID_HANDLE);
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
    return fail(camera_write(&device->camera, address, bytes, *size));
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

/* Streams and buffers. */

static void expose(struct device *device, const struct exposure *exposure) {
    struct buffer *buffer = oldest(device, QUEUED);
    if (buffer == NULL) {
        device->underrun++;
        camera_count_lost(&device->camera);
        return;
    }
    buffer->state = FILLING;
    pthread_mutex_unlock(&device->camera.lock);
    buffer->exposure = *exposure;
    buffer->filled = camera_fill(&device->camera, exposure, buffer->base);
    pthread_mutex_lock(&device->camera.lock);
    buffer->fresh = true;
    device->delivered++;
    put(device, buffer, READY);
}

static void *run_stream(void *argument) {
    struct device *device = argument;
    struct exposure exposure;
    uint64_t due_ns = 0;
    pthread_mutex_lock(&device->camera.lock);
    while (device->running) {
        uint64_t until = now_ns() + 20000000ull;
        if (!camera_wait_exposure(&device->camera, &due_ns, until, &exposure) || device->left == 0)
            continue;
        device->left -= device->left != UINT64_MAX;
        expose(device, &exposure);
    }
    pthread_mutex_unlock(&device->camera.lock);
    return NULL;
}

GC_API DSStartAcquisition(void *handle, int32_t flags, uint64_t frames) {
    (void)flags;
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    if (device->running)
        return fail(GC_RESOURCE_IN_USE);
    for (size_t i = 0; i < device->announced; i++)
        if (device->buffers[i]->size < camera_payload(&device->camera))
            return fail(GC_BUFFER_TOO_SMALL);
    device->running = true;
    device->left = frames;
    if (pthread_create(&device->thread, NULL, run_stream, device) != 0) {
        device->running = false;
        return fail(GC_OUT_OF_MEMORY);
    }
    return GC_SUCCESS;
}

GC_API DSStopAcquisition(void *handle, int32_t flags) {
    (void)flags;
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    pthread_mutex_lock(&device->camera.lock);
    bool running = device->running;
    device->running = false;
    pthread_cond_broadcast(&device->camera.changed);
    pthread_mutex_unlock(&device->camera.lock);
    if (!running)
        return fail(GC_RESOURCE_IN_USE);
    pthread_join(device->thread, NULL);
    return GC_SUCCESS;
}

static int32_t announce(void *handle, void *base, size_t size, void *user, bool owned,
                        void **opened) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    if (base == NULL || size == 0 || opened == NULL || device->announced == MOST_BUFFERS)
        return fail(GC_INVALID_PARAMETER);
    struct buffer *buffer = calloc(1, sizeof *buffer);
    if (buffer == NULL)
        return fail(GC_OUT_OF_MEMORY);
    *buffer = (struct buffer){.base = base, .size = size, .user = user, .owned = owned};
    pthread_mutex_lock(&device->camera.lock);
    device->buffers[device->announced++] = buffer;
    pthread_mutex_unlock(&device->camera.lock);
    *opened = buffer;
    return GC_SUCCESS;
}

GC_API DSAnnounceBuffer(void *handle, void *base, size_t size, void *user, void **buffer) {
    return announce(handle, base, size, user, false, buffer);
}

GC_API DSAllocAndAnnounceBuffer(void *handle, size_t size, void *user, void **buffer) {
    void *base = size == 0 ? NULL : malloc(size);
    int32_t result = announce(handle, base, size, user, true, buffer);
    if (result != GC_SUCCESS)
        free(base);
    return result;
}

GC_API DSRevokeBuffer(void *handle, void *revoked, void **base, void **user) {
    size_t index;
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    pthread_mutex_lock(&device->camera.lock);
    struct buffer *buffer = buffer_at(device, revoked, &index);
    bool refused = buffer == NULL || buffer->state == QUEUED || buffer->state == FILLING;
    if (!refused)
        device->buffers[index] = device->buffers[--device->announced];
    pthread_mutex_unlock(&device->camera.lock);
    if (refused)
        return fail(buffer == NULL ? GC_INVALID_BUFFER : GC_BUSY);
    if (base != NULL)
        *base = buffer->owned ? NULL : buffer->base;
    if (user != NULL)
        *user = buffer->user;
    if (buffer->owned)
        free(buffer->base);
    free(buffer);
    return GC_SUCCESS;
}

GC_API DSQueueBuffer(void *handle, void *queued) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    pthread_mutex_lock(&device->camera.lock);
    struct buffer *buffer = buffer_at(device, queued, NULL);
    bool refused = buffer == NULL || buffer->state == QUEUED || buffer->state == FILLING;
    if (!refused) {
        buffer->fresh = false;
        put(device, buffer, QUEUED);
    }
    pthread_mutex_unlock(&device->camera.lock);
    return refused ? fail(GC_INVALID_BUFFER) : GC_SUCCESS;
}

GC_API DSFlushQueue(void *handle, int32_t operation) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    pthread_mutex_lock(&device->camera.lock);
    for (size_t i = 0; i < device->announced; i++) {
        struct buffer *buffer = device->buffers[i];
        bool is_input = buffer->state == QUEUED, is_output = buffer->state == READY;
        if ((operation == ALL_DISCARD && (is_input || is_output)) ||
            (operation == OUTPUT_DISCARD && is_output))
            buffer->state = IDLE;
        else if ((operation == ALL_TO_INPUT && buffer->state != FILLING) ||
                 (operation == UNQUEUED_TO_INPUT && buffer->state == IDLE))
            put(device, buffer, QUEUED);
        else if (operation == INPUT_TO_OUTPUT && is_input)
            put(device, buffer, READY);
    }
    pthread_mutex_unlock(&device->camera.lock);
    return GC_SUCCESS;
}

GC_API DSGetInfo(void *handle, int32_t command, int32_t *type, void *bytes, size_t *size) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    switch (command) {
    case DS_ID: return answer_text("stream0", type, bytes, size);
    case DS_TYPE: return answer_text("Custom", type, bytes, size);
    case DS_DELIVERED: return answer_u64(device->delivered, type, bytes, size);
    case DS_UNDERRUN: return answer_u64(device->underrun, type, bytes, size);
    case DS_ANNOUNCED: return answer_size(device->announced, type, bytes, size);
    case DS_QUEUED: return answer_size(count_in(device, QUEUED), type, bytes, size);
    case DS_AWAITING: return answer_size(count_in(device, READY), type, bytes, size);
    case DS_STARTED: return answer_u64(device->delivered, type, bytes, size);
    case DS_PAYLOAD: return answer_size(camera_payload(&device->camera), type, bytes, size);
    case DS_GRABBING: return answer_bool(device->running, type, bytes, size);
    case DS_DEFINES_PAYLOAD: return answer_bool(true, type, bytes, size);
    case DS_CHUNKS_MAX: return answer_size(CHUNKS, type, bytes, size);
    case DS_ANNOUNCE_MIN: case DS_ALIGNMENT: return answer_size(1, type, bytes, size);
    default: return fail(GC_NOT_AVAILABLE);
    }
}

static int32_t buffer_info(struct device *device, struct buffer *buffer, int32_t command,
                           int32_t *type, void *bytes, size_t *size) {
    const struct exposure *e = &buffer->exposure;
    switch (command) {
    case BUF_BASE: return answer(TYPE_PTR, &buffer->base, sizeof(void *), type, bytes, size);
    case BUF_USER: return answer(TYPE_PTR, &buffer->user, sizeof(void *), type, bytes, size);
    case BUF_SIZE: return answer_size(buffer->size, type, bytes, size);
    case BUF_FILLED: case BUF_DATA_SIZE: return answer_size(buffer->filled, type, bytes, size);
    case BUF_TIMESTAMP: case BUF_TIMESTAMP_NS:
        return answer_u64(e->timestamp_ns, type, bytes, size);
    case BUF_NEW: return answer_bool(buffer->fresh, type, bytes, size);
    case BUF_IS_QUEUED: return answer_bool(buffer->state == QUEUED, type, bytes, size);
    case BUF_ACQUIRING: return answer_bool(buffer->state == FILLING, type, bytes, size);
    case BUF_INCOMPLETE: return answer_bool(e->incomplete, type, bytes, size);
    case BUF_TYPE: return answer_text("Custom", type, bytes, size);
    case BUF_WIDTH: return answer_size(e->width, type, bytes, size);
    case BUF_HEIGHT: case BUF_DELIVERED_HEIGHT: return answer_size(e->height, type, bytes, size);
    case BUF_X: return answer_size(e->offset_x, type, bytes, size);
    case BUF_Y: return answer_size(e->offset_y, type, bytes, size);
    case BUF_XPADDING: return answer_size(e->padding, type, bytes, size);
    case BUF_YPADDING: case BUF_OFFSET: return answer_size(0, type, bytes, size);
    case BUF_FRAME_ID: return answer_u64(e->frame_id, type, bytes, size);
    case BUF_PRESENT: return answer_bool(true, type, bytes, size);
    case BUF_PAYLOAD: return answer_size(PAYLOAD_IMAGE, type, bytes, size);
    case BUF_FORMAT: return answer_u64(e->format, type, bytes, size);
    case BUF_NAMESPACE: return answer_u64(NAMESPACE_PFNC, type, bytes, size);
    case BUF_ENDIANNESS: return answer_int(ENDIAN_LITTLE, type, bytes, size);
    case BUF_CHUNK_SIZE:
        return answer_size(e->chunks_active ? CHUNKS * CHUNK_BYTES : 0, type, bytes, size);
    case BUF_TOO_LARGE: return answer_bool(false, type, bytes, size);
    case BUF_HAS_CHUNKS: return answer_bool(e->chunks_active, type, bytes, size);
    default: (void)device; return fail(GC_NOT_AVAILABLE);
    }
}

GC_API DSGetBufferInfo(void *handle, void *asked, int32_t command, int32_t *type, void *bytes,
                       size_t *size) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    struct buffer *buffer = buffer_at(device, asked, NULL);
    return buffer == NULL ? fail(GC_INVALID_BUFFER)
                          : buffer_info(device, buffer, command, type, bytes, size);
}

GC_API DSGetBufferID(void *handle, uint32_t index, void **buffer) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    if (index >= device->announced)
        return fail(GC_INVALID_INDEX);
    *buffer = device->buffers[index];
    return GC_SUCCESS;
}

GC_API DSGetBufferChunkData(void *handle, void *asked, struct chunk_place *places, size_t *count) {
    static const uint64_t IDS[CHUNKS] = {CHUNK_FRAME_ID, CHUNK_TIMESTAMP, CHUNK_EXPOSURE};
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    struct buffer *buffer = buffer_at(device, asked, NULL);
    if (buffer == NULL)
        return fail(GC_INVALID_BUFFER);
    size_t found = 0, room = *count, start = image_bytes(&buffer->exposure);
    for (size_t chunk = 0; chunk < CHUNKS; chunk++) {
        if (!buffer->exposure.chunk_enabled[chunk] || buffer->exposure.incomplete)
            continue;
        if (places != NULL && found < room)
            places[found] = (struct chunk_place){
                IDS[chunk], (ptrdiff_t)(start + chunk * CHUNK_BYTES), CHUNK_BYTES};
        found++;
    }
    *count = found;
    return places != NULL && found > room ? fail(GC_BUFFER_TOO_SMALL) : GC_SUCCESS;
}

GC_API DSClose(void *handle) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    if (device->running || device->announced != 0)
        return fail(GC_BUSY);
    device->event.open = false;
    return close_once(handle, STREAM);
}

/* Events. */

GC_API GCRegisterEvent(void *handle, int32_t event_type, void **event) {
    struct module *module = module_at(handle, 0);
    if (module == NULL)
        return fail(GC_INVALID_HANDLE);
    if (module->kind != STREAM || event_type != EVENT_NEW_BUFFER)
        return fail(GC_NOT_IMPLEMENTED);
    module->device->killed = false;
    return open_once(&module->device->event, event);
}

GC_API GCUnregisterEvent(void *handle, int32_t event_type) {
    struct device *device = device_at(handle, STREAM);
    if (device == NULL || event_type != EVENT_NEW_BUFFER || !device->event.open)
        return fail(GC_INVALID_HANDLE);
    device->event.open = false;
    return GC_SUCCESS;
}

static struct buffer *wait_ready(struct device *device, uint64_t timeout_ms) {
    bool forever = timeout_ms == INFINITE_TIMEOUT;
    uint64_t end = forever ? 0 : now_ns() + timeout_ms * 1000000ull;
    struct timespec until = {(time_t)(end / 1000000000ull), (long)(end % 1000000000ull)};
    struct buffer *ready;
    while ((ready = oldest(device, READY)) == NULL && !device->killed) {
        if (forever)
            pthread_cond_wait(&device->camera.changed, &device->camera.lock);
        else if (pthread_cond_timedwait(&device->camera.changed, &device->camera.lock, &until) != 0)
            break;
    }
    return ready;
}

GC_API EventGetData(void *handle, void *bytes, size_t *size, uint64_t timeout_ms) {
    struct device *device = device_at(handle, EVENT);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    pthread_mutex_lock(&device->camera.lock);
    struct buffer *buffer = wait_ready(device, timeout_ms);
    bool killed = device->killed;
    device->killed = false;
    if (buffer != NULL) {
        buffer->state = IDLE; /* the client's, until it queues the buffer again */
        device->fired++;
    }
    pthread_mutex_unlock(&device->camera.lock);
    if (buffer == NULL)
        return fail(killed ? GC_ABORT : GC_TIMEOUT);
    struct new_buffer news = {buffer, buffer->user};
    int32_t type;
    return answer(TYPE_BUFFER, &news, sizeof news, &type, bytes, size);
}

GC_API EventGetInfo(void *handle, int32_t command, int32_t *type, void *bytes, size_t *size) {
    struct device *device = device_at(handle, EVENT);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    switch (command) {
    case EVENT_TYPE: return answer_int(EVENT_NEW_BUFFER, type, bytes, size);
    case EVENT_QUEUED: return answer_size(count_in(device, READY), type, bytes, size);
    case EVENT_FIRED: return answer_u64(device->fired, type, bytes, size);
    case EVENT_SIZE_MAX: case EVENT_DATA_MAX:
        return answer_size(sizeof(struct new_buffer), type, bytes, size);
    default: return fail(GC_NOT_AVAILABLE);
    }
}

GC_API EventGetDataInfo(void *handle, const void *in, size_t in_size, int32_t command,
                        int32_t *type, void *bytes, size_t *size) {
    if (device_at(handle, EVENT) == NULL)
        return fail(GC_INVALID_HANDLE);
    if (in == NULL || in_size < sizeof(struct new_buffer) || command > 1)
        return fail(GC_INVALID_PARAMETER);
    const struct new_buffer *news = in;
    return answer(TYPE_PTR, command == 0 ? &news->buffer : &news->user, sizeof(void *), type,
                  bytes, size);
}

GC_API EventFlush(void *handle) {
    struct device *device = device_at(handle, EVENT);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    pthread_mutex_lock(&device->camera.lock);
    for (size_t i = 0; i < device->announced; i++)
        if (device->buffers[i]->state == READY)
            device->buffers[i]->state = IDLE;
    pthread_mutex_unlock(&device->camera.lock);
    return GC_SUCCESS;
}

GC_API EventKill(void *handle) {
    struct device *device = device_at(handle, EVENT);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    pthread_mutex_lock(&device->camera.lock);
    device->killed = true;
    pthread_cond_broadcast(&device->camera.changed);
    pthread_mutex_unlock(&device->camera.lock);
    return GC_SUCCESS;
}
