/* The interface with its cameras (GenTL 1.5, functions IF...), and a camera (functions Dev...). */
#include <string.h>

#include "modules.h"

/* Interface. */

void close_interface(void) {
    for (size_t i = 0; i < library.count; i++)
        close_device(&library.devices[i]);
    library.interface.open = false;
}

GC_API IFClose(void *handle) {
    if (module_at(handle, INTERFACE) == NULL)
        return fail(GC_INVALID_HANDLE);
    close_interface();
    return GC_SUCCESS;
}

int32_t interface_info(int32_t command, int32_t *type, void *bytes, size_t *size) {
    switch (command) {
    case IF_ID: case IF_DISPLAY: return answer_text("interface0", type, bytes, size);
    case IF_TYPE: return answer_text("Custom", type, bytes, size);
    default: return fail(GC_NOT_AVAILABLE);
    }
}

GC_API IFGetInfo(void *handle, int32_t command, int32_t *type, void *bytes, size_t *size) {
    if (module_at(handle, INTERFACE) == NULL)
        return fail(GC_INVALID_HANDLE);
    return interface_info(command, type, bytes, size);
}

GC_API IFGetParentTL(void *handle, void **system) {
    if (module_at(handle, INTERFACE) == NULL)
        return fail(GC_INVALID_HANDLE);
    if (system == NULL)
        return fail(GC_INVALID_PARAMETER);
    *system = &library.system;
    return GC_SUCCESS;
}

/* The list stays as it is until the next update, as the standard says. */
GC_API IFUpdateDeviceList(void *handle, uint8_t *changed, uint64_t timeout_ms) {
    (void)timeout_ms;
    unsigned now = 0;
    if (module_at(handle, INTERFACE) == NULL)
        return fail(GC_INVALID_HANDLE);
    for (size_t i = 0; i < library.count; i++)
        now |= (unsigned)camera_is_plugged(&library.devices[i].camera) << i;
    unsigned before = atomic_exchange(&library.listed, now);
    if (changed != NULL)
        *changed = now != before;
    return GC_SUCCESS;
}

static struct device *listed(uint32_t index) {
    unsigned all = library.listed;
    for (size_t i = 0; i < library.count; i++)
        if ((all >> i & 1) != 0 && index-- == 0)
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
    if (count == NULL)
        return fail(GC_INVALID_PARAMETER);
    for (*count = 0; listed(*count) != NULL;)
        ++*count;
    return GC_SUCCESS;
}

GC_API IFGetDeviceID(void *handle, uint32_t index, char *id, size_t *size) {
    int32_t type;
    if (module_at(handle, INTERFACE) == NULL)
        return fail(GC_INVALID_HANDLE);
    struct device *device = listed(index);
    return device == NULL ? fail(GC_INVALID_INDEX)
                          : answer_text(device->camera.serial, &type, id, size);
}

static int32_t device_info(struct device *device, int32_t command, int32_t *type, void *bytes,
                           size_t *size) {
    int32_t access = !camera_is_plugged(&device->camera) ? ACCESS_NOACCESS
                     : device->module.open               ? ACCESS_OPEN_READWRITE
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
    if (module_at(handle, INTERFACE) == NULL)
        return fail(GC_INVALID_HANDLE);
    if (flags < DEVICE_ACCESS_READONLY || flags > DEVICE_ACCESS_EXCLUSIVE)
        return fail(GC_INVALID_PARAMETER);
    struct device *device = named(id);
    if (device == NULL)
        return fail(GC_INVALID_ID);
    if (!camera_is_plugged(&device->camera))
        return fail(GC_IO);
    int32_t result = open_once(&device->module, opened);
    if (result == GC_SUCCESS) {
        camera_open(&device->camera);
        device->readonly = flags == DEVICE_ACCESS_READONLY;
        device->port.open = true;
    }
    return result;
}

void close_device(struct device *device) {
    close_stream(device);
    device->port.open = false;
    device->module.open = false;
}

GC_API DevClose(void *handle) {
    struct device *device = device_at(handle, DEVICE);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    close_device(device);
    return GC_SUCCESS;
}

GC_API DevGetParentIF(void *handle, void **interface) {
    if (device_at(handle, DEVICE) == NULL)
        return fail(GC_INVALID_HANDLE);
    if (interface == NULL)
        return fail(GC_INVALID_PARAMETER);
    *interface = &library.interface;
    return GC_SUCCESS;
}

GC_API DevGetInfo(void *handle, int32_t command, int32_t *type, void *bytes, size_t *size) {
    struct device *device = device_at(handle, DEVICE);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    return device_info(device, command, type, bytes, size);
}

GC_API DevGetPort(void *handle, void **port) {
    struct device *device = device_at(handle, DEVICE);
    if (device == NULL)
        return fail(GC_INVALID_HANDLE);
    if (port == NULL)
        return fail(GC_INVALID_PARAMETER);
    *port = &device->port;
    return GC_SUCCESS;
}

GC_API DevGetNumDataStreams(void *handle, uint32_t *count) {
    if (device_at(handle, DEVICE) == NULL)
        return fail(GC_INVALID_HANDLE);
    if (count == NULL)
        return fail(GC_INVALID_PARAMETER);
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
